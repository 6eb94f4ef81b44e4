import { nth, type Reporter, surname } from "./match.ts";

/** What happens once in a while. */
export const specials: Reporter["specials"] = {
	goalless: [
		({ home, away }) => [
			`Fog in ${home.in}, and no goal for ${home.name} or ${away.name} to see`,
			`Those behind one goal could not make out the other when ${home.name} and ${away.name} played to a 0–0 draw. The referee had looked at the lines twice before he let the football begin.`,
		],
		({ home, away, crowd }) => [
			`A player short, ${away.name} hold out for a draw against ${home.name}`,
			`${away.name} played the whole second half with ten and still took a point home: 0–0 at ${home.name}, before ${crowd} spectators.`,
		],
	],
	draw: [
		({ home, away, score, last }) => [
			`Free kick from ${surname(last.scorer)} makes it ${score} in ${home.in}`,
			`From twenty-three metres, over the wall and in: with the free kick of the evening ${last.scorer} settled the ${score} between ${home.name} and ${away.name}.`,
		],
		({ home, away, score }) => [
			`${home.name} slip again at home, this time against ${away.name}`,
			`For the third home match in a row ${home.name} did not win. It ended ${score} against ${away.name}, and some of the crowd whistled.`,
		],
		({ home, away, score }) => [
			`${away.name} leave ${home.in} with a point and a long list of chances missed`,
			`The visitors hit the bar twice, but in the end ${away.name} had to be content with a ${score} draw. Their coach ${away.coach} counted nine chances and stopped counting.`,
		],
		({ home, away, score }) => [
			`Two goalkeepers injured, and still ${home.name} and ${away.name} find no winner`,
			`A defender stood in ${home.name}'s goal for the last half hour, and by then ${away.name} had lost their goalkeeper too. It ended ${score}, with more laughter than is usual.`,
		],
	],
	win: [
		({ winner, loser, won, decisive, his }) => [
			`Nineteen-year-old ${surname(decisive.scorer)} sends ${loser.name} home with nothing`,
			`${decisive.scorer}, who sat in a school exam the day before, scored in the ${nth(decisive.minute)} minute for ${winner.name}. Their ${won} over ${loser.name} was ${his} first start in the league.`,
		],
		({ winner, loser, won }) => [
			`New coach, first win: ${winner.coach} begins with a ${won} over ${loser.name}`,
			`${winner.coach} has won the first match as coach of ${winner.name}, ${won} against ${loser.name}. The two sides of the dressing room had met three days earlier and learned each other's names from the boots.`,
		],
		({ winner, loser, won, home }) => [
			`Rain, mud and a ${won}: ${winner.name} are at home in the worst of it`,
			`After an hour of rain the ball hardly rolled in ${home.in}, which suited ${winner.name}. They beat ${loser.name}, and both teams were applauded for trying to play football at all.`,
		],
		({ winner, loser, won, decisive }) => [
			`Goalkeeper's slip hands ${winner.name} victory against ${loser.name}`,
			`A back pass, a slip and an open net: ${decisive.scorer} thanked ${loser.name}'s goalkeeper with the goal that decided the match. ${winner.name} won ${won}.`,
		],
		({ winner, loser, won }) => [
			`${winner.name} stay unbeaten since the summer after a hard hour with ${loser.name}`,
			`That makes nine without defeat. ${winner.name} beat ${loser.name} ${won}; the midfield gave little away once the lead was there.`,
		],
		({ winner, loser, won }) => [
			`${loser.name} lose to ${winner.name}, and their patience with the referee`,
			`Two claims for a penalty were waved away, and ${winner.name} won ${won}. Coach ${loser.coach} asked for a word with the referee and got a short one.`,
		],
		({ winner, loser, won, first }) => [
			`Corner, header, goal: ${winner.name} have the recipe against ${loser.name}`,
			`Set pieces won it for ${winner.name}, who beat ${loser.name} ${won}. ${first.scorer} was left alone at the far post in the ${nth(first.minute)} minute.`,
		],
		({ winner, loser, won, decisive }) => [
			`Twins on opposite sides as ${winner.name} beat ${loser.name}`,
			`The parents sat in the stand with half a scarf each, for their twins played for ${winner.name} and ${loser.name}. ${decisive.scorer}'s goal made the difference in a ${won}.`,
		],
		({ winner, loser, won, crowd }) => [
			`Record crowd of the autumn sees ${winner.name} beat ${loser.name}`,
			`${crowd} spectators, some of them on the roof of the bakery, saw ${winner.name} win ${won} against ${loser.name}. The fire brigade brought the last ones down.`,
		],
		({ winner, loser, won }) => [
			`Captain plays with a broken finger, ${winner.name} win all the same`,
			`${winner.players[1]} led ${winner.name} to a ${won} over ${loser.name} with two fingers in a splint. It would only have mattered in goal, the team's doctor said.`,
		],
	],
	lateWin: [
		({ loser, won, decisive, him }) => [
			`Stoppage looms, substitute strikes, and ${loser.name} are beaten`,
			`${decisive.scorer} had been on the pitch for four minutes when the ball fell to ${him}. The goal decided a ${won} that ${loser.name} will not forget soon.`,
		],
		({ winner, loser, won, decisive }) => [
			`Goalkeeper goes up for a corner, and ${loser.name} pay for it`,
			`Everyone of ${loser.name} was in the wrong half when ${decisive.scorer} ran the length of the pitch in the ${nth(decisive.minute)} minute. ${winner.name} won ${won}.`,
		],
	],
	rout: [
		({ winner, loser, won, last }) => [
			`Heaviest defeat in years: ${loser.name} beaten by ${winner.name}`,
			`Supporters of ${loser.name} turned their banners upside down during a ${won} defeat by ${winner.name}. ${last.scorer} scored the last goal in the ${nth(last.minute)} minute.`,
		],
		({ winner, loser, won }) => [
			`Coach of ${loser.name} offers to go after ${won} loss to ${winner.name}`,
			`${loser.coach} has offered the board of ${loser.name} to resign after the defeat by ${winner.name}. The board asked for a night to think; the winners asked for another match tomorrow.`,
		],
		({ winner, loser, won, first }) => [
			`Four passes, one goal, and then some: ${winner.name} teach ${loser.name} a lesson`,
			`${first.scorer}'s goal in the ${nth(first.minute)} minute came after four passes with one touch each. ${winner.name} went on to win ${won}, and ${loser.name} clapped at the end.`,
		],
	],
	comeback: [
		({ winner, loser, won, decisive }) => [
			`Half-time talk turns the match for ${winner.name} against ${loser.name}`,
			`Coach ${winner.coach} would not say what the players were told when they were behind at the break. They beat ${loser.name} ${won}, with the deciding goal by ${decisive.scorer} in the ${nth(decisive.minute)} minute.`,
		],
		({ winner, loser, won, home }) => [
			`From despair to dancing in ${home.in}: ${winner.name} overturn a deficit`,
			`After a dreadful start ${winner.name} beat ${loser.name} ${won}. Captain ${winner.players[1]} pulled the team up, and the bench did the dancing.`,
		],
	],
};
