import { between, type Random } from "./deck.ts";

/** A club, called by its town in the cases that its paper's language has. */
export interface Club {
	name: string;
	/** Whose: Vranja, Pejës. */
	of: string;
	/** Where: Vranju, Pejë. */
	in: string;
	/** Whom one beats: Vranje, Pejën. */
	whom: string;
	coach: string;
	players: readonly string[];
}

export interface Goal {
	isHome: boolean;
	minute: number;
	scorer: string;
}

/** A match as it was played, before anybody tells it. */
export interface Match {
	/** Such as “Kosovo's Superliga”, in the paper's language. */
	league: string;
	isWomens: boolean;
	home: Club;
	away: Club;
	round: number;
	goals: readonly Goal[];
	crowd: number;
	/** On target, of the home side and of the visitors. */
	shots: readonly [number, number];
	corners: readonly [number, number];
	yellowCards: number;
}

/** What makes a match a story of its own. */
export type MatchKind = "goalless" | "draw" | "win" | "lateWin" | "rout" | "comeback";

/** Results as often as leagues have them. */
const results: readonly (readonly [number, number])[] = [
	[1, 0],
	[2, 1],
	[0, 0],
	[1, 1],
	[0, 1],
	[3, 1],
	[2, 0],
	[1, 2],
	[2, 2],
	[4, 0],
	[0, 2],
	[3, 2],
	[1, 0],
	[2, 1],
	[1, 3],
	[5, 1],
	[1, 1],
	[0, 3],
	[2, 3],
];

export function playMatch(
	league: Pick<Match, "league" | "isWomens" | "round">,
	[home, away]: readonly [Club, Club],
	random: Random,
): Match {
	const [homeGoals, awayGoals] = results[Math.floor(random() * results.length)] ?? [0, 0];
	const sides = [...Array<boolean>(homeGoals).fill(true), ...Array<boolean>(awayGoals).fill(false)];
	const minutes = new Set<number>();
	while (minutes.size < sides.length) minutes.add(between(random, 2, 92));
	const goals = [...minutes]
		.sort((a, b) => a - b)
		.map((minute) => {
			const [isHome = true] = sides.splice(Math.floor(random() * sides.length), 1);
			const { players } = isHome ? home : away;
			return { isHome, minute, scorer: players[Math.floor(random() ** 2 * players.length)] ?? "" };
		});
	return {
		...league,
		home,
		away,
		goals,
		crowd: between(random, 6, 88) * 50 + between(random, 0, 49),
		shots: [homeGoals + between(random, 1, 7), awayGoals + between(random, 1, 6)],
		corners: [between(random, 2, 12), between(random, 1, 9)],
		yellowCards: between(random, 1, 8),
	};
}

/** A match with what those who tell it ask for. Of a draw, `winner` is the home side. */
export interface Told extends Match {
	kind: MatchKind;
	winner: Club;
	loser: Club;
	/** The home side's goals first, such as 1–2. */
	score: string;
	/** The winner's goals first. */
	won: string;
	/** The home side's goals first. */
	halfTime: string;
	/** Whom each side plays next. */
	nextOfHome: string;
	nextOfAway: string;
	first: Goal;
	last: Goal;
	/** The goal that won it, or that made it even. */
	decisive: Goal;
	/** Of those who play. */
	he: string;
	his: string;
	him: string;
}

const lateMinute = 84;
const earlyMinute = 25;
const routMargin = 3;
const noGoal: Goal = { isHome: true, minute: 0, scorer: "" };

/** A match with all that is told of it; `nextOf` names whom a club plays next. */
export function readMatch(match: Match, nextOf: (club: Club) => string): Told {
	const { home, away, goals } = match;
	const homeGoals = goals.filter(({ isHome }) => isHome);
	const awayGoals = goals.filter(({ isHome }) => !isHome);
	const isHomeWin = homeGoals.length >= awayGoals.length;
	const [more, fewer] = isHomeWin ? [homeGoals, awayGoals] : [awayGoals, homeGoals];
	const [first = noGoal] = goals;
	const last = goals.at(-1) ?? noGoal;
	// In a draw the last goal; else the one with which the winner had more than the loser had at the end.
	const decisive = more[fewer.length] ?? last;
	const kind = ((): MatchKind => {
		if (goals.length === 0) return "goalless";
		if (more.length === fewer.length) return "draw";
		if (more.length - fewer.length >= routMargin) return "rout";
		if (decisive.minute >= lateMinute && decisive === last) return "lateWin";
		return first.isHome === isHomeWin ? "win" : "comeback";
	})();
	return {
		...match,
		kind,
		winner: isHomeWin ? home : away,
		loser: isHomeWin ? away : home,
		score: `${homeGoals.length}–${awayGoals.length}`,
		won: `${more.length}–${fewer.length}`,
		halfTime: `${countBefore(homeGoals, 46)}–${countBefore(awayGoals, 46)}`,
		nextOfHome: nextOf(home),
		nextOfAway: nextOf(away),
		first,
		last,
		decisive,
		...(match.isWomens ? { he: "she", his: "her", him: "her" } : { he: "he", his: "his", him: "him" }),
	};
}

function countBefore(goals: readonly Goal[], minute: number): number {
	return goals.filter((goal) => goal.minute < minute).length;
}

/** How a paper tells a match of one kind: the title, and the paragraph below it. */
export type Telling = (match: Told) => [title: string, lead: string];
/** A sentence or two more about a match. */
export type Aside = (match: Told) => string;

/** A language's ways of telling matches. */
export interface Reporter {
	tellings: Record<MatchKind, readonly Telling[]>;
	/** What happens once in a while; each is told once. */
	specials: Partial<Record<MatchKind, readonly Telling[]>>;
	/** Which league it was; ends the first paragraph. */
	frames: readonly Aside[];
	/** What happened on and beside the pitch. */
	scenes: readonly Aside[];
	/** Of those, what happens once in a while. */
	rareScenes: readonly Aside[];
	/** What comes next. */
	outlooks: readonly Aside[];
	/** Of those, what comes once in a while. */
	rareOutlooks: readonly Aside[];
}

export function isEarly({ minute }: Goal): boolean {
	return minute <= earlyMinute;
}

/** The last name, as a name is said the second time. */
export function surname(name: string): string {
	return name.split(" ").at(-1) ?? name;
}

/** A minute as English says it: 21st, 92nd. */
export function nth(minute: number): string {
	const ending = minute % 100 > 10 && minute % 100 < 14 ? "th" : (["th", "st", "nd", "rd"][minute % 10] ?? "th");
	return `${minute}${ending}`;
}
