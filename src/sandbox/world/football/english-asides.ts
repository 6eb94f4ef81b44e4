import { type Aside, nth, surname } from "./match.ts";

/** Which league it was. */
export const frames: readonly Aside[] = [
	({ league, round }) => `It was round ${round} of ${league}.`,
	({ league }) => `In ${league} that changes little at the top and much in the middle.`,
	({ league, round }) => `The match belonged to round ${round} of ${league}.`,
	({ league, round }) => `After ${round} rounds ${league} still has five clubs within four points.`,
	({ league }) => `Coaches in ${league} had called it the match of the round.`,
	({ league, round }) => `${capital(league)} is in its ${nth(round)} round.`,
	({ league, crowd }) => `Few grounds of ${league} drew more than the ${crowd} who came.`,
	({ league, home, away }) => `${home.name} and ${away.name} are neighbours in the table of ${league}.`,
	({ league, goals }) =>
		goals.length > 2 ? `${capital(league)} has its goals back.` : `${capital(league)} is short of goals this autumn.`,
];

/** What happened on and beside the pitch. */
export const scenes: readonly Aside[] = [
	({ goals, halfTime, home, away }) =>
		goals.length === 0
			? `Neither ${home.name} nor ${away.name} came close before the break.`
			: `It had been ${halfTime} at the break.`,
	({ goals, crowd }) =>
		goals.length === 0
			? `${crowd} people watched.`
			: `Scorers: ${goals.map(({ scorer, minute }) => `${surname(scorer)} (${minute})`).join(", ")}.`,
	({ home, away, shots }) => `${home.name} had ${shots[0]} shots on target, ${away.name} had ${shots[1]}.`,
	({ yellowCards }) =>
		`The referee showed ${yellowCards === 1 ? "a single yellow card" : `${yellowCards} yellow cards`}.`,
	({ corners, home }) => `Corners: ${corners[0]} to ${corners[1]}, as counted by ${home.name}.`,
	({ crowd }) => `The club counted ${crowd} spectators.`,
	({ away, crowd }) =>
		`Some ${Math.round(crowd / 200) * 10 + 20} supporters of ${away.name} had travelled with the team.`,
	({ home }) => `${home.players[3]} and ${home.players[4]} kept the left side of ${home.name} busy.`,
	({ winner }) => `${winner.players[2]} ran the midfield of ${winner.name}.`,
	({ loser }) => `${loser.players[4]} came on for ${loser.name} after the break.`,
	({ winner }) => `Captain ${winner.players[1]} was named player of the match.`,
	({ corners, shots, away }) =>
		`${away.name} had ${corners[1]} corners and ${shots[1] === 1 ? "one shot" : `${shots[1]} shots`} that the goalkeeper had to stop.`,
	({ loser, winner }) =>
		`${loser.coach} changed the striker at the break; ${winner.coach} waited until the last quarter of an hour.`,
];

/** Of those, what happens once in a while. */
export const rareScenes: readonly Aside[] = [
	({ home }) => `${home.name}'s captain ${home.players[1]} limped off before half-time with a strained thigh.`,
	({ loser }) => `Goalkeeping kept the score down: ${loser.name} were saved more than once from close range.`,
	({ loser, his }) =>
		`${loser.players[2]} saw a yellow card for diving, ${his} fifth of the season, and misses the next match.`,
	({ winner }) => `${winner.coach} had changed his back line from four to three, and it held.`,
	({ loser }) => `In the dressing room of ${loser.name} nobody spoke for a while, coach ${loser.coach} told reporters.`,
	({ winner }) =>
		`The goals will please a striker who is watched, it is said, by clubs abroad: ${winner.players[0]} is under contract until the summer.`,
	() => "A video check of some minutes took the air out of the second half.",
	({ winner }) => `“We were brave with the ball,” said ${winner.coach}. “Without it we were merely lucky.”`,
	({ loser }) => `“I saw a team that wanted to learn,” said ${loser.coach}, “and today we learned a lot.”`,
	({ winner, his }) => `${winner.players[3]}, on loan since August, had ${his} best match yet on the left wing.`,
	({ loser }) => `The defence of ${loser.name} has now let in a goal after a corner in five matches running.`,
	({ away }) => `Coach ${away.coach} of ${away.name} praised the pitch and the referee, in this order.`,
	({ home }) =>
		`The main stand in ${home.in} was open again after repairs to its roof, and children under twelve came in free.`,
	() => "A dog on the pitch held up play for three minutes and was carried off by the linesman to loud applause.",
	({ away }) => `${away.name} had to play in borrowed shirts, since the colours of both teams were too much alike.`,
	({ home }) =>
		`The floodlights of ${home.in} went out for eleven minutes in the first half; the players sang with the crowd.`,
	({ home }) =>
		`A minute's silence was held for the former groundsman of ${home.name}, who looked after the grass for forty years.`,
	({ home, away }) =>
		`Before kick-off the youth teams of ${home.name} and ${away.name} played a short match of their own.`,
	({ home }) => `Ticket money goes to the hospital in ${home.in}, as at every first match of the month.`,
	() => "The referee, a teacher of mathematics, showed six yellow cards and had no trouble with the sum.",
	({ away }) =>
		`${away.players[1]} came back after eight months with a knee injury and was greeted by both sides of the ground.`,
	({ home }) => `Wind blew along the pitch in ${home.in}, and goal kicks came back like letters without a stamp.`,
	({ loser }) => `${loser.name} brought on two sixteen-year-olds near the end, one of them the coach's nephew.`,
	({ home }) =>
		`Beside the ground ${home.name} opened a small museum with shirts, whistles and a net that was mended forty times.`,
	({ away }) =>
		`The bus of ${away.name} had been held up in the snow on the pass, so the match began half an hour late.`,
	() => "Both sets of supporters hung a banner for cheaper tickets, and both were allowed to keep it up.",
	({ home }) => `Half of ${home.in} seemed to be watching from the balconies behind the east end.`,
	({ crowd }) => `Of the ${crowd} who came, some will remember most the overhead kick that went a hand's breadth wide.`,
	({ winner }) =>
		`Captain ${winner.players[1]} played his two hundredth match for the club and was given a framed shirt.`,
	({ home, away }) => `It was the sixtieth time that ${home.name} and ${away.name} met in the league.`,
	() => "The assistant referee was replaced at half-time with a sprained ankle; the fourth official took the flag.",
];

/** What comes next. */
export const outlooks: readonly Aside[] = [
	({ home, away, nextOfHome, nextOfAway }) =>
		`Next, ${home.name} meet ${nextOfHome}, and ${away.name} meet ${nextOfAway}.`,
	({ home, nextOfHome, round }) => `In round ${round + 1} ${home.name} play ${nextOfHome}.`,
	({ away, nextOfAway }) => `${nextOfAway} are the next to play against ${away.name}.`,
	({ round, nextOfHome, home }) => `Round ${round} ends tomorrow; after it ${nextOfHome} and ${home.name} meet.`,
	({ away, nextOfAway }) => `“Now for ${nextOfAway},” said ${away.coach}, coach of ${away.name}.`,
];

/** Of those, what comes once in a while. */
export const rareOutlooks: readonly Aside[] = [
	({ winner, round }) => `After ${round} rounds ${winner.name} stand higher than at any time last season.`,
	({ winner }) => `A cup match waits for ${winner.name} in midweek, and the coach means to rest the older legs.`,
	({ loser }) => `The board of ${loser.name} will look for a striker when the transfer window opens.`,
	({ home, away }) => `The return match in ${away.in} is set for spring; ${home.name} have not won there in six years.`,
	({ winner }) =>
		`For ${winner.name} two home matches follow, which is when tables are made, as ${winner.coach} put it.`,
	({ loser }) => `Relegation is not spoken of at ${loser.name}, though the sum is easily done.`,
	({ away }) => `${away.name} train behind closed doors this week.`,
	({ home }) => `The city has promised ${home.name} a new training pitch with artificial grass by the summer.`,
	({ winner }) =>
		`Season tickets for the second half of the season go on sale at ${winner.name} on the first of the month.`,
	({ loser }) => `Coach ${loser.coach} keeps the trust of the club, its president said after the final whistle.`,
	({ home }) =>
		`${home.name}'s next opponents had a spy in the stand, who ate, it was noted, four portions of pumpkin seeds.`,
	({ winner }) => `The players of ${winner.name} will give half their win bonus to a school for young goalkeepers.`,
	({ away }) => `The players of ${away.name} have two days off; then they run.`,
	({ home }) => `At ${home.name} a course for referees begins next week, open to everyone over fifteen.`,
	({ loser }) => `${loser.name} will train at six in the morning until further notice, their coach let it be known.`,
	({ winner }) => `${winner.coach} thinks of resting the oldest three; the oldest three do not.`,
	({ home }) => `The grass in ${home.in} is to be laid anew in the winter break.`,
	({ away }) => `${away.name} report that a former player will look after their youth from January on.`,
	({ loser }) => `A friendly match against pupils of the town's school is meant to cheer ${loser.name} up.`,
	({ winner }) => `Children can have balls signed at the training of ${winner.name} on the first free afternoon.`,
];

function capital(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}
