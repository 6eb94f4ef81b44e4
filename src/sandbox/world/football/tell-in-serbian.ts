import { isEarly, type Reporter, surname } from "./match.ts";

/** How a match is told in Serbian. */
export const serbian: Reporter = {
	tellings: {
		goalless: [
			({ home, away }) => [
				`Bez golova u ${home.in}, golmani najbolji na terenu`,
				`Fudbaleri ${home.of} i ${away.of} odigrali su 0:0. Obe ekipe pogodile su po jednu stativu, a golmani su odbranili sve ostalo.`,
			],
			({ home, away }) => [
				`Odbranjen penal doneo bod gostima iz ${away.of}`,
				`Utakmica u ${home.in} završena je bez golova, iako je ${home.players[0]} u drugom poluvremenu izvodio penal. Golman gostiju pogodio je stranu.`,
			],
		],
		draw: [
			({ home, away, score, last }) => [
				`${surname(last.scorer)} spasao bod, u ${home.in} ${colon(score)}`,
				`Gol koji je u ${last.minute}. minutu postigao ${last.scorer} doneo je remi ${colon(score)} u susretu ekipa ${home.of} i ${away.of}. Treneri su se složili da je rezultat pošten.`,
			],
			({ home, away, score, first }) => [
				`Podela bodova: fudbaleri ${home.of} i ${away.of} odigrali ${colon(score)}`,
				`Strelac prvog gola bio je ${first.scorer} u ${first.minute}. minutu, ali domaćini i gosti su na kraju podelili bodove. Napadači su promašili i tri dobre prilike.`,
			],
		],
		win: [
			({ winner, loser, won, first }) => [
				`${isEarly(first) ? "Rani gol" : "Strpljenje"} i dobar vezni red: pobeda ${winner.of} nad ekipom ${loser.of}`,
				`Fudbaleri ${winner.of} pobedili su ekipu ${loser.of} sa ${colon(won)}. Prvi gol postigao je ${first.scorer} u ${first.minute}. minutu.`,
			],
			({ winner, loser, won, decisive }) => [
				`Penal odlučio, ${surname(decisive.scorer)} nije pogrešio protiv ${loser.of}`,
				`${decisive.scorer} je golom u ${decisive.minute}. minutu doneo pobedu od ${colon(won)} timu ${winner.of}. Trener poraženih ${loser.coach} tražio je penal i na drugoj strani.`,
			],
			({ winner, loser, won }) => [
				`Skok na tabeli: ekipa ${winner.of} savladala ${loser.whom}`,
				`Posle pobede od ${colon(won)} fudbaleri ${winner.of} napustili su donji deo tabele. „Ne gledamo više nadole“, rekao je trener ${winner.coach}.`,
			],
		],
		lateWin: [
			({ winner, loser, won, decisive }) => [
				`Gol u ${decisive.minute}. minutu za pobedu ${winner.of} nad ekipom ${loser.of}`,
				`Kad su mnogi već krenuli kući, ${decisive.scorer} je postigao gol za ${colon(won)}. Rezervni igrači utrčali su na teren.`,
			],
			({ winner, loser, won, decisive }) => [
				`Nekoliko minuta nedostajalo ekipi ${loser.of} za bod protiv ${winner.of}`,
				`Odbrana ${loser.of} dugo je odolevala, a onda je ${decisive.scorer} iskoristio jednu grešku. Fudbaleri ${winner.of} slavili su sa ${colon(won)}.`,
			],
		],
		rout: [
			({ winner, loser, won, first }) => [
				`Ubedljivo: ${colon(won)} za fudbalere ${winner.of} protiv ${loser.of}`,
				`Posle gola koji je u ${first.minute}. minutu dao ${first.scorer}, za ekipu ${loser.of} nije bilo povratka. Publika je na kraju pozdravila i goste i domaćine.`,
			],
		],
		comeback: [
			({ winner, loser, won, first, decisive }) => [
				`Preokret: fudbaleri ${winner.of} stigli i prestigli ekipu ${loser.of}`,
				`Poveo je tim ${loser.of} golom koji je dao ${first.scorer}, ali je ${decisive.scorer} u ${decisive.minute}. minutu završio preokret. Na kraju je bilo ${colon(won)} za ekipu ${winner.of}.`,
			],
		],
	},
	specials: {
		win: [
			({ winner, loser, won, home, decisive }) => [
				`Srednjoškolac strelac u ${home.in}: radost za navijače ${winner.of}`,
				`${decisive.scorer} ima osamnaest godina i u ponedeljak piše kontrolni iz fizike. Njegov gol u ${decisive.minute}. minutu odlučio je utakmicu sa ekipom ${loser.of}, ${colon(won)}.`,
			],
			({ winner, loser, won, home }) => [
				`Kiša, blato i ${colon(won)}: fudbal za strpljive u ${home.in}`,
				`Lopta se jedva kotrljala, ali su fudbaleri ${winner.of} našli put do gola i pobedili. Ekipa ${loser.of} pogodila je prečku, a sreće nije imala.`,
			],
		],
		rout: [
			({ winner, loser, won }) => [
				`Trener ${loser.of} ponudio ostavku posle teškog poraza`,
				`${loser.coach} ponudio je ostavku pošto su fudbaleri ${loser.of} izgubili od ekipe ${winner.of} sa ${colon(won)}. Uprava kluba odlučuje sutra.`,
			],
		],
		comeback: [
			({ winner, loser, won }) => [
				`Poluvreme koje je promenilo sve za ekipu ${winner.of}`,
				`Trener ${winner.coach} nije želeo da kaže šta je govorio igračima u svlačionici. Posle zaostatka pobedili su tim ${loser.of} sa ${colon(won)}.`,
			],
		],
		draw: [
			({ home, away, score }) => [
				`Novi kiks domaćina: ${colon(score)} protiv gostiju iz ${away.of}`,
				`Treći put zaredom tim iz ${home.of} nije pobedio na svom terenu. Posle ${colon(score)} deo publike je zviždao, a deo pevao.`,
			],
		],
	},
	frames: [
		({ league, round }) => `Bila je to utakmica ${round}. kola ${league}.`,
		({ league }) => `Na tabeli ${league} sada je pet klubova u četiri boda.`,
		({ league }) => `Na vrhu ${league} to ne menja mnogo, u sredini menja sve.`,
		({ league, round }) => `Igrano je ${round}. kolo ${league}.`,
	],
	scenes: [
		({ crowd }) => `Na tribinama je bilo ${crowd} gledalaca, najviše ove jeseni.`,
		({ home }) => `Kapiten domaćina ${home.players[1]} izašao je iz igre zbog povrede mišića.`,
		({ away }) => `Iz ${away.of} su stigla dva autobusa navijača.`,
		({ halfTime }) => `Na poluvremenu je bilo ${halfTime.replace("–", ":")}.`,
		({ corners }) => `Korneri: ${corners[0]} prema ${corners[1]}.`,
		({ yellowCards }) => `Žuti kartoni: ${yellowCards}.`,
		({ goals, crowd }) =>
			goals.length === 0
				? `Utakmicu je gledalo ${crowd} ljudi.`
				: `Strelci: ${goals.map(({ scorer, minute }) => `${surname(scorer)} (${minute})`).join(", ")}.`,
		({ home, away, shots }) => `Šutevi u okvir gola: ${home.name} ${shots[0]}, ${away.name} ${shots[1]}.`,
		({ winner }) => `Sredinu terena držao je ${winner.players[2]}, koji je uputio i najviše centaršuteva.`,
		({ loser }) => `Golman ${loser.of} imao je nekoliko teških odbrana.`,
		({ loser }) => `„Danas smo mnogo naučili“, rekao je trener ${loser.coach}.`,
	],
	rareScenes: [
		() => "Reflektori su se ugasili na jedanaest minuta, a publika je za to vreme pevala.",
		({ away }) => `U gostujućem timu posle osam meseci pauze zaigrao je ${away.players[1]}.`,
		({ home, away }) => `Pre utakmice igrali su i pioniri ${home.of} i ${away.of}.`,
		() => "Mali pas je utrčao na teren i tri minuta niko nije mogao da ga uhvati.",
		({ home }) => `Prihod od ulaznica ide školi fudbala u ${home.in}.`,
	],
	outlooks: [
		({ home, nextOfHome, round }) => `U ${round + 1}. kolu sastaju se ${home.name} i ${nextOfHome}.`,
		({ away, nextOfAway }) => `Sledeća utakmica gostiju: ${away.name} – ${nextOfAway}.`,
		({ round }) => `${round}. kolo lige završava se sutra.`,
	],
	rareOutlooks: [
		({ loser }) => `Na zimu će klub iz ${loser.of} tražiti novog napadača.`,
		({ winner }) => `Ekipu ${winner.of} u sredu čeka utakmica kupa.`,
		({ home }) => `Grad je klubu iz ${home.of} obećao teren sa veštačkom travom.`,
		({ away }) => `Revanš u ${away.in} igra se na proleće.`,
		({ winner }) => `Trener ${winner.coach} dao je igračima dva slobodna dana.`,
	],
};

function colon(score: string): string {
	return score.replace("–", ":");
}
