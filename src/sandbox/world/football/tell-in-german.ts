import { isEarly, type Reporter, surname } from "./match.ts";

/** How a match is told in German. */
export const german: Reporter = {
	tellings: {
		goalless: [
			({ home, away }) => [
				`Keine Tore zwischen ${home.name} und ${away.name}`,
				`${home.name} und ${away.name} haben sich 0:0 getrennt. Die beiden Torhüter waren die Besten auf dem Platz, und beide sagten, der andere sei besser gewesen.`,
			],
			({ home, away }) => [
				`${away.name} hält in ${home.in} die Null und feiert einen Punkt wie einen Sieg`,
				`Mit zehn Mann hat ${away.name} bei ${home.name} ein 0:0 gerettet. Ein Elfmeter von ${home.players[0]} landete kurz vor der Pause am Pfosten.`,
			],
		],
		draw: [
			({ home, away, score, last }) => [
				`${surname(last.scorer)} gleicht aus: ${home.name} gegen ${away.name} endet ${colon(score)}`,
				`In der ${last.minute}. Minute traf ${last.scorer} zum ${colon(score)}. Für Trainer ${home.coach} war es ein gewonnener Punkt, für ${away.coach} ein halber.`,
			],
			({ home, away, score, first, last }) => [
				`Zwei Halbzeiten, zwei Gesichter: ${home.name} und ${away.name} teilen die Punkte`,
				`Erst traf ${first.scorer}, am Ende ${last.scorer}: ${home.name} und ${away.name} trennten sich ${colon(score)}. Die Stürmer vergaben je drei gute Chancen.`,
			],
		],
		win: [
			({ winner, loser, won, first }) => [
				`${isEarly(first) ? "Früher" : "Erlösender"} Treffer von ${surname(first.scorer)} bringt ${winner.name} gegen ${loser.name} auf den Weg`,
				`${winner.name} hat ${loser.name} ${colon(won)} geschlagen. ${first.scorer} erzielte in der ${first.minute}. Minute das erste Tor, es gab den Ausschlag.`,
			],
			({ winner, loser, won }) => [
				`${winner.name} gewinnt ${colon(won)} und klettert in der Tabelle an ${loser.name} vorbei`,
				`Mit einem ${colon(won)} gegen ${loser.name} hat ${winner.name} die untere Hälfte der Liga verlassen. „Wir schauen nicht mehr nach unten“, sagte Trainer ${winner.coach}.`,
			],
			({ winner, loser, won, decisive }) => [
				`Elfmeter entscheidet für ${winner.name}, Trainer von ${loser.name} hadert`,
				`${decisive.scorer} verwandelte in der ${decisive.minute}. Minute einen Elfmeter, am Ende stand es ${colon(won)}. ${loser.coach} hatte ein Foul an der anderen Seite gesehen.`,
			],
		],
		lateWin: [
			({ winner, loser, won, decisive }) => [
				`Spätes Tor: ${surname(decisive.scorer)} trifft in der ${decisive.minute}. Minute für ${winner.name}`,
				`Als viele schon gingen, schoss ${decisive.scorer} das Tor zum ${colon(won)} gegen ${loser.name}. Die Ersatzspieler liefen jubelnd auf den Platz.`,
			],
			({ winner, loser, won }) => [
				`${loser.name} fehlen gegen ${winner.name} wenige Minuten zum Punkt`,
				`Lange hielt die Abwehr von ${loser.name}, dann verlor sie einen Ball und das Spiel: ${colon(won)} für ${winner.name}.`,
			],
		],
		rout: [
			({ winner, loser, won, first }) => [
				`${winner.name} lässt ${loser.name} beim ${colon(won)} keine Chance`,
				`Nach dem Tor von ${first.scorer} in der ${first.minute}. Minute gab es für ${loser.name} kein Halten mehr. ${winner.name} gewann ${colon(won)}.`,
			],
		],
		comeback: [
			({ winner, loser, won, first, decisive }) => [
				`${winner.name} dreht das Spiel gegen ${loser.name}`,
				`${first.scorer} brachte ${loser.name} in Führung, ${decisive.scorer} entschied die Partie in der ${decisive.minute}. Minute: ${colon(won)} für ${winner.name}.`,
			],
		],
	},
	specials: {
		win: [
			({ winner, loser, won, home }) => [
				`Im Schneeregen von ${home.in} behält ${winner.name} die Nerven`,
				`Der Ball rollte kaum noch, als ${winner.name} gegen ${loser.name} ${colon(won)} gewann. Beide Mannschaften wurden mit Beifall verabschiedet.`,
			],
			({ winner, loser, won, decisive }) => [
				`Ein Lehrling schießt ${winner.name} zum Sieg über ${loser.name}`,
				`${decisive.scorer}, 18 Jahre alt und im zweiten Lehrjahr als Tischler, entschied mit seinem Tor das ${colon(won)}. Es war sein erstes Spiel von Beginn an.`,
			],
		],
		rout: [
			({ winner, loser, won }) => [
				`Höchste Niederlage seit Jahren: ${loser.name} verliert gegen ${winner.name}`,
				`Trainer ${loser.coach} bat nach dem ${colon(won)} gegen ${winner.name} die Anhänger um Entschuldigung. Sie sangen trotzdem bis zum Schluss.`,
			],
		],
		comeback: [
			({ winner, loser, won }) => [
				`Standpauke in der Kabine hilft: ${winner.name} besiegt ${loser.name} noch`,
				`Was Trainer ${winner.coach} in der Pause sagte, blieb in der Kabine. Danach machte ${winner.name} aus einem Rückstand ein ${colon(won)} gegen ${loser.name}.`,
			],
		],
		draw: [
			({ home, away, score }) => [
				`${home.name} kommt gegen ${away.name} nicht über ein ${colon(score)} hinaus`,
				`Zum dritten Mal nacheinander hat ${home.name} daheim nicht gewonnen. Nach dem ${colon(score)} gegen ${away.name} gab es Pfiffe, aber auch Gesang.`,
			],
		],
	},
	frames: [
		({ league, round }) => `Es war die ${round}. Runde ${league}.`,
		({ league }) => `In der Tabelle ${league} liegen nun fünf Klubs innerhalb von vier Punkten.`,
		({ league }) => `An der Spitze ${league} ändert sich dadurch wenig, in der Mitte viel.`,
		({ league, round }) => `Die Partie gehörte zur ${round}. Runde ${league}.`,
	],
	scenes: [
		({ crowd }) => `${crowd} Zuschauer sahen ein Fußballspiel, in dem um jeden Meter gerungen wurde.`,
		({ home }) => `Kapitän ${home.players[1]} musste mit einer Zerrung früh vom Feld.`,
		({ away }) => `Zwei Busse voll Anhänger hatten ${away.name} begleitet.`,
		({ halfTime }) => `Zur Pause hatte es ${colon(halfTime)} gestanden.`,
		({ corners }) => `Ecken: ${corners[0]} zu ${corners[1]}.`,
		({ yellowCards }) => `Gelbe Karten: ${yellowCards}.`,
		({ goals, crowd }) =>
			goals.length === 0
				? `${crowd} Leute gingen ohne Torjubel heim.`
				: `Torfolge: ${goals.map(({ scorer, minute }) => `${surname(scorer)} (${minute}.)`).join(", ")}.`,
		({ home, away, shots }) => `Schüsse aufs Tor: ${shots[0]} von ${home.name}, ${shots[1]} von ${away.name}.`,
		({ winner }) => `${winner.players[2]} zog im Mittelfeld die Fäden und schlug die meisten Eckbälle.`,
		({ loser }) => `Der Torwart von ${loser.name} verhinderte mit starken Paraden Schlimmeres.`,
		({ loser }) => `„Wir haben heute viel gelernt“, sagte ${loser.coach}, „mehr als uns lieb ist.“`,
	],
	rareScenes: [
		() => "Elf Minuten lang fiel das Flutlicht aus; die Spieler sangen mit dem Publikum.",
		({ home }) => `Die Einnahmen gehen an die Freiwillige Feuerwehr von ${home.in}.`,
		({ away }) => `${away.players[1]} spielte nach acht Monaten Verletzung wieder und bekam Beifall von beiden Seiten.`,
		({ home, away }) =>
			`Vor dem Anpfiff hatten die Nachwuchsmannschaften von ${home.name} und ${away.name} gegeneinander gespielt.`,
		({ home }) => `In ${home.in} war die neue Tribüne zum ersten Mal geöffnet; Kinder hatten freien Eintritt.`,
	],
	outlooks: [
		({ home, away, nextOfHome, nextOfAway }) =>
			`Als Nächstes trifft ${home.name} auf ${nextOfHome}, ${away.name} auf ${nextOfAway}.`,
		({ home, nextOfHome, round }) => `In der ${round + 1}. Runde spielt ${home.name} gegen ${nextOfHome}.`,
		({ away, nextOfAway }) => `Auf ${away.name} wartet nun ${nextOfAway}.`,
	],
	rareOutlooks: [
		({ loser }) => `Im Winter will ${loser.name} einen Stürmer verpflichten.`,
		({ winner }) => `Auf ${winner.name} wartet unter der Woche ein Spiel im Pokal.`,
		({ home }) => `${home.name} bekommt bis zum Sommer einen Trainingsplatz mit Kunstrasen.`,
		({ away }) => `Das Rückspiel in ${away.in} ist für das Frühjahr angesetzt.`,
		({ winner }) => `Trainer ${winner.coach} gibt seinen Spielern zwei Tage frei.`,
	],
};

function colon(score: string): string {
	return score.replace("–", ":");
}
