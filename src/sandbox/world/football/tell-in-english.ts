import { frames, outlooks, rareOutlooks, rareScenes, scenes } from "./english-asides.ts";
import { specials } from "./english-specials.ts";
import { nth, type Reporter, surname, type Telling, type Told } from "./match.ts";

type Line = (match: Told) => string;

const winTitles: Line[] = [
	({ winner, loser, won }) => `${winner.name} beat ${loser.name} ${won}`,
	({ winner, loser, first }) =>
		`${surname(first.scorer)} strikes first, and ${winner.name} take the points from ${loser.name}`,
	({ winner, loser, won }) => `${won} over ${loser.name} lifts ${winner.name}`,
	({ winner, loser, home }) =>
		winner === home
			? `${winner.name} stay strong at home against ${loser.name}`
			: `${winner.name} win away at ${loser.name}`,
	({ winner, loser, decisive }) =>
		`Goal by ${surname(decisive.scorer)} settles it for ${winner.name} against ${loser.name}`,
	({ winner, loser, won }) => `${loser.name} lose ${back(won)} to ${winner.name}`,
	({ winner, loser }) => `Patience pays for ${winner.name} against ${loser.name}`,
	({ winner, loser, won }) => `${winner.name} see off ${loser.name} ${won}`,
	({ loser, winner }) => `Nothing for ${loser.name} to gain against ${winner.name}`,
	({ winner, loser, round }) => `Round ${round}: ${winner.name} too quick for ${loser.name}`,
	({ winner, loser }) => `A good evening for ${winner.coach}: ${winner.name} beat ${loser.name}`,
];

const winLeads: Line[] = [
	({ winner, loser, won, first }) =>
		`${winner.name} won ${won} against ${loser.name}. ${first.scorer} scored in the ${nth(first.minute)} minute, and that showed the way.`,
	({ winner, loser, won, decisive }) =>
		`With a goal in the ${nth(decisive.minute)} minute ${decisive.scorer} decided the match between ${winner.name} and ${loser.name}, which ended ${won}.`,
	({ winner, loser, won, crowd }) =>
		`Before ${crowd} spectators ${winner.name} beat ${loser.name} ${won}. They had the better midfield and knew what to do with it.`,
	({ winner, loser, won }) =>
		`It took ${winner.name} a while to find their feet, but ${loser.name} could not hold them: ${won} at the final whistle.`,
	({ winner, loser, won, first, last }) =>
		first === last
			? `One goal was enough. ${first.scorer} scored it in the ${nth(first.minute)} minute, and ${winner.name} kept the ball away from ${loser.name} after that.`
			: `${first.scorer} scored the first goal and ${first.scorer === last.scorer ? "also the last" : `${last.scorer} the last`} as ${winner.name} beat ${loser.name} ${won}.`,
	({ winner, loser, won }) =>
		`${loser.name} had the ball more often, ${winner.name} had the chances and the goals: ${won}. “Football is played in both boxes,” said coach ${winner.coach}.`,
	({ winner, loser, won, decisive }) =>
		`After a corner in the ${nth(decisive.minute)} minute ${decisive.scorer} was quickest to the ball, and ${winner.name} were on the way to a ${won} win over ${loser.name}.`,
	({ winner, loser, won }) =>
		`A solid defence and a striker in form carried ${winner.name} to a ${won} win against ${loser.name}.`,
	({ winner, loser, won, home }) =>
		`There was singing in ${home.in} after the ${won} between ${winner.name} and ${loser.name}, and it came from the ${winner === home ? "home" : "away"} end.`,
];

const drawTitles: Line[] = [
	({ home, away, score }) => `${home.name} and ${away.name} draw ${score}`,
	({ home, away }) => `A point each for ${home.name} and ${away.name}`,
	({ home, away, last }) => `${surname(last.scorer)} has the last word between ${home.name} and ${away.name}`,
	({ home, away }) => `No winner in ${home.in}: ${away.name} hold out`,
	({ home, away, score }) => `${score} in ${home.in} leaves ${away.name} the happier side`,
];

const drawLeads: Line[] = [
	({ home, away, score, first, last }) =>
		`${home.name} and ${away.name} drew ${score}. ${first.scorer} opened the scoring in the ${nth(first.minute)} minute; the last goal was ${last.scorer}'s.`,
	({ home, away, score, last }) =>
		`A goal in the ${nth(last.minute)} minute by ${last.scorer} set the score between ${home.name} and ${away.name} at ${score}.`,
	({ home, away, score }) =>
		`It was fair, their coaches agreed: ${home.name} were better before the break, ${away.name} after it, and ${score} was the result.`,
	({ home, away, score, crowd }) =>
		`${home.name} ${score} ${away.name}: the ${crowd} who came saw two teams of the same strength, and goalkeepers who could have shared a prize.`,
];

/** How the football paper tells a match in English. */
export const english: Reporter = {
	frames,
	scenes,
	rareScenes,
	outlooks,
	rareOutlooks,
	specials,
	tellings: {
		win: combine(winTitles, winLeads),
		draw: combine(drawTitles, drawLeads),
		goalless: [
			({ home, away }) => [
				`${home.name} and ${away.name} share the points in a match without goals`,
				`Ninety minutes, fourteen corners and no goal: ${home.name} and ${away.name} parted 0–0, and both coaches said they could live with it.`,
			],
			({ home, away }) => [
				`Posts and bars keep it goalless between ${home.name} and ${away.name}`,
				`The woodwork was hit three times and the net not once as ${home.name} drew 0–0 with ${away.name}. The visitors' striker ${away.players[0]} headed against the bar in the last minute.`,
			],
			({ home, away, his }) => [
				`Goalkeeper's penalty save earns ${away.name} a point in ${home.in}`,
				`${away.name}'s goalkeeper turned a penalty by ${home.players[0]} round the post and with it saved a 0–0 draw. It was ${his} third save from the spot this season.`,
			],
		],
		lateWin: [
			({ winner, loser, won, decisive }) => [
				`Late goal by ${surname(decisive.scorer)} gives ${winner.name} a ${won} win over ${loser.name}`,
				`When many had begun to leave, ${decisive.scorer} scored in the ${nth(decisive.minute)} minute and ${winner.name} had beaten ${loser.name} ${won}. The bench emptied on to the pitch.`,
			],
			({ winner, loser, won, decisive }) => [
				`${loser.name} a few minutes short of a point against ${winner.name}`,
				`A draw would have been just, coach ${loser.coach} said, but ${decisive.scorer} scored in the ${nth(decisive.minute)} minute and ${winner.name} won ${won}.`,
			],
			({ winner, loser, won, decisive }) => [
				`${winner.name} leave it late against stubborn ${loser.name}`,
				`For most of the match ${loser.name} defended with everyone behind the ball. In the ${nth(decisive.minute)} minute ${decisive.scorer} found the one gap, and ${winner.name} had their ${won}.`,
			],
		],
		rout: [
			({ winner, loser, won, first }) => [
				`${winner.name} run riot against ${loser.name} in ${won} win`,
				`${winner.name} took ${loser.name} apart, ${won}. ${first.scorer} began it in the ${nth(first.minute)} minute, and it did not stop there.`,
			],
			({ winner, loser, won, first, last }) => [
				`${surname(first.scorer)} begins, ${first.scorer === last.scorer ? "and ends" : `${surname(last.scorer)} ends`} a ${won} for ${winner.name}`,
				`There was no way through for ${loser.name} and no way to stop ${winner.name}, who won ${won}. The last goal came in the ${nth(last.minute)} minute.`,
			],
			({ winner, loser, won }) => [
				`${loser.name} have no answer to ${winner.name}`,
				`${winner.name} were ahead early, ahead clearly at the break and ahead ${won} at the end. ${loser.name} tried three strikers and found no way.`,
			],
		],
		comeback: [
			({ winner, loser, won, first, decisive }) => [
				`${winner.name} come from behind to beat ${loser.name} ${won}`,
				`${first.scorer} gave ${loser.name} the lead in the ${nth(first.minute)} minute, but it did not last. ${decisive.scorer} completed the turn, and ${winner.name} won ${won}.`,
			],
			({ winner, loser, won, first }) => [
				`${loser.name} give a lead away, ${winner.name} say thank you`,
				`${loser.name} led through ${first.scorer} and lost. ${winner.name} won ${won} and had their goalkeeper to thank for still being in it at half-time.`,
			],
			({ winner, loser, decisive, won }) => [
				`Behind, level, ahead: ${winner.name} turn it round against ${loser.name}`,
				`${decisive.scorer}'s goal in the ${nth(decisive.minute)} minute ended a long chase. ${winner.name} beat ${loser.name} ${won} after a poor first half hour.`,
			],
		],
	},
};

/** Every title with several leads: the two lists have no length in common, so pairs come again late. */
function combine(titles: readonly Line[], leads: readonly Line[]): Telling[] {
	return Array.from({ length: titles.length * leads.length }, (_, nth): Telling => {
		const title = titles[nth % titles.length];
		const lead = leads[nth % leads.length];
		return (match) => [title?.(match) ?? "", lead?.(match) ?? ""];
	});
}

function back(score: string): string {
	return score.split("–").reverse().join("–");
}
