import { isEarly, type Reporter, surname } from "./match.ts";

/** How a match is told in Albanian. */
export const albanian: Reporter = {
	tellings: {
		goalless: [
			({ home, away }) => [
				`Pa gola në ${home.in}, portierët më të mirët në fushë`,
				`${home.name} dhe ${away.name} u ndanë 0–0. Secila skuadër goditi një herë shtyllën, të tjerat i ndalën portierët.`,
			],
			({ home, away }) => [
				`Penalltia e pritur i jep një pikë ${away.of}`,
				`Portieri i ${away.of} priti një penallti të ${home.players[0]} dhe ndeshja në ${home.in} mbeti pa gola. Ishte pritja e tij e tretë nga pika e bardhë.`,
			],
		],
		draw: [
			({ home, away, score, last }) => [
				`${surname(last.scorer)} barazon, ${home.name} dhe ${away.name} ndajnë pikët`,
				`Me një gol në minutën e ${last.minute}-të ${last.scorer} caktoi rezultatin ${score}. Të dy trajnerët e quajtën të drejtë.`,
			],
			({ home, away, score, first }) => [
				`${home.name} nuk fiton as ndaj ${away.of}: ${score}`,
				`Golin e parë e shënoi ${first.scorer} në minutën e ${first.minute}-të, por në fund ndeshja e futbollit u mbyll ${score}. Një pjesë e tifozëve fishkëlleu.`,
			],
			({ home, away, score }) => [
				`Dy pjesë, dy fytyra në ndeshjen ${home.name} – ${away.name}`,
				`Vendasit ishin më të mirë para pushimit, miqtë pas tij, dhe ${score} ishte rezultati i merituar. Sulmuesit humbën nga tri raste të pastra.`,
			],
		],
		win: [
			({ winner, loser, won, first }) => [
				`${winner.name} mund ${loser.whom} ${isEarly(first) ? "me një gol të hershëm" : "me durim"}`,
				`${first.scorer} shënoi në minutën e ${first.minute}-të dhe i tregoi rrugën skuadrës. ${winner.name} fitoi ${won} ndaj ${loser.of}.`,
			],
			({ winner, loser, won }) => [
				`${winner.name} ngjitet në tabelë pas fitores ndaj ${loser.of}`,
				`Me fitoren ${won} skuadra la pas gjysmën e poshtme të tabelës. “Nuk shikojmë më poshtë”, tha trajneri ${winner.coach}.`,
			],
			({ winner, loser, won, decisive }) => [
				`Penalltia e ${surname(decisive.scorer)} vendos për ${winner.whom}`,
				`${decisive.scorer} nuk gaboi nga pika e bardhë në minutën e ${decisive.minute}-të. Trajneri i ${loser.of}, ${loser.coach}, kërkoi penallti edhe në anën tjetër; në fund ishte ${won}.`,
			],
		],
		lateWin: [
			({ winner, loser, won, decisive }) => [
				`Goli në minutën e ${decisive.minute}-të i jep fitoren ${winner.of} ndaj ${loser.of}`,
				`Kur shumë tifozë ishin nisur për në shtëpi, ${decisive.scorer} shënoi për ${won}. Zëvendësuesit vrapuan në fushë.`,
			],
			({ winner, loser, won, decisive }) => [
				`${loser.of[0]?.toUpperCase()}${loser.of.slice(1)} i munguan pak minuta për një pikë`,
				`Mbrojtja qëndroi gjatë, pastaj ${decisive.scorer} shfrytëzoi gabimin e vetëm. ${winner.name} fitoi ${won}.`,
			],
		],
		rout: [
			({ winner, loser, won, first }) => [
				`${winner.name} shpartallon ${loser.whom} ${won}`,
				`Pas golit të ${first.scorer} në minutën e ${first.minute}-të nuk kishte më kthim. Në fund publiku duartrokiti të dyja skuadrat.`,
			],
		],
		comeback: [
			({ winner, loser, won, first, decisive }) => [
				`Përmbysje: ${winner.name} fiton pasi ${loser.name} kishte kaluar në epërsi`,
				`${first.scorer} e kaloi në epërsi ${loser.whom}, por ${decisive.scorer} e mbylli përmbysjen në minutën e ${decisive.minute}-të. Rezultati: ${won}.`,
			],
		],
	},
	specials: {
		win: [
			({ winner, loser, won, home }) => [
				`Shi, baltë dhe ${won}: futboll për të durueshmit në ${home.in}`,
				`Topi mezi rrotullohej, por ${winner.name} e gjeti rrugën drejt golit dhe fitoi ${won} ndaj ${loser.of}. Të dyja skuadrat u duartrokitën.`,
			],
			({ winner, loser, won, decisive }) => [
				`Gjimnazisti që mposhti ${loser.whom}`,
				`${decisive.scorer} është tetëmbëdhjetë vjeç dhe të hënën ka provim në fizikë. Goli i tij në minutën e ${decisive.minute}-të i dha ${winner.of} fitoren ${won}.`,
			],
		],
		rout: [
			({ winner, loser, won }) => [
				`Trajneri i ${loser.of} ofron dorëheqjen pas humbjes së rëndë`,
				`${loser.coach} ofroi dorëheqjen pas humbjes ${won} kundër ${winner.of}. Kryesia e klubit vendos nesër.`,
			],
		],
		comeback: [
			({ winner, loser, won }) => [
				`Fjala e trajnerit në pushim e ndryshon ndeshjen për ${winner.whom}`,
				`${winner.coach} nuk tregoi çfarë u tha futbollistëve në dhomën e zhveshjes. Nga disavantazhi ata arritën në ${won} ndaj ${loser.of}.`,
			],
		],
	},
	frames: [
		({ league, round }) => `Ishte java e ${round}-të e ${league}.`,
		({ league }) => `Në tabelën e ${league} tani pesë klube janë brenda katër pikëve.`,
		({ league }) => `Në krye të ${league} kjo ndryshon pak, në mes shumë.`,
		({ league, round }) => `Ndeshja i përkiste javës së ${round}-të të ${league}.`,
	],
	scenes: [
		({ crowd }) => `Në tribuna kishte ${crowd} shikues, më së shumti këtë vjeshtë.`,
		({ home }) => `Kapiteni i vendasve, ${home.players[1]}, u largua nga loja me dëmtim muskulor.`,
		({ away }) => `Nga ${away.name} kishin ardhur dy autobusë me tifozë.`,
		({ halfTime }) => `Në pushim rezultati ishte ${halfTime}.`,
		({ corners }) => `Goditje këndi: ${corners[0]} me ${corners[1]}.`,
		({ yellowCards }) => `Kartonë të verdhë: ${yellowCards}.`,
		({ goals, crowd }) =>
			goals.length === 0
				? `Ndeshjen e ndoqën ${crowd} vetë.`
				: `Golashënuesit: ${goals.map(({ scorer, minute }) => `${surname(scorer)} (${minute})`).join(", ")}.`,
		({ home, away, shots }) => `Goditje në portë: ${home.name} ${shots[0]}, ${away.name} ${shots[1]}.`,
		({ winner }) => `Mesfushën e drejtoi ${winner.players[2]}, që ekzekutoi edhe më së shumti goditje këndi.`,
		({ loser }) => `Portieri i ${loser.of} bëri disa pritje të vështira.`,
		({ loser }) => `“Sot mësuam shumë”, tha trajneri ${loser.coach}.`,
	],
	rareScenes: [
		() => "Dritat u fikën për njëmbëdhjetë minuta, ndërsa publiku këndoi.",
		({ away }) => `Te miqtë u rikthye pas tetë muajsh ${away.players[1]}.`,
		({ home, away }) => `Para ndeshjes luajtën edhe ekipet e të rinjve të ${home.of} dhe të ${away.of}.`,
		() => "Një qen i vogël hyri në fushë dhe për tri minuta nuk e kapi dot askush.",
		({ home }) => `Të ardhurat nga biletat shkojnë për shkollën e futbollit në ${home.in}.`,
	],
	outlooks: [
		({ home, nextOfHome, round }) => `Në javën e ${round + 1}-të përballen ${home.name} dhe ${nextOfHome}.`,
		({ away, nextOfAway }) => `Ndeshja e radhës e miqve: ${away.name} – ${nextOfAway}.`,
		({ round }) => `Java e ${round}-të e kampionatit mbyllet nesër.`,
	],
	rareOutlooks: [
		({ loser }) => `Në dimër klubi i ${loser.of} kërkon një sulmues të ri.`,
		({ winner }) => `${winner.whom[0]?.toUpperCase()}${winner.whom.slice(1)} e pret të mërkurën ndeshja e kupës.`,
		({ home }) => `Komuna i ka premtuar ${home.of} një fushë me bar artificial.`,
		({ away }) => `Ndeshja e kthimit në ${away.in} luhet në pranverë.`,
		({ winner }) => `Trajneri ${winner.coach} u dha lojtarëve dy ditë pushim.`,
	],
};
