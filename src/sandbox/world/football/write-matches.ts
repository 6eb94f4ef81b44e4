import type { Draft } from "../draft.ts";
import { between, createDeck, createRandom, type Random } from "./deck.ts";
import { type League, leagues } from "./leagues.ts";
import {
	type Aside,
	type Club,
	type Match,
	type MatchKind,
	playMatch,
	type Reporter,
	readMatch,
	type Telling,
} from "./match.ts";
import { createNames } from "./names.ts";

/** The same matches at every start: they are in the papers of one week and must be there after a restart. */
const seed = 1308;
const squadSize = 5;
/** How often a match is a special one, as long as there are some, and how often something rare is told beside. */
const specialShare = 0.3;
const rareShare = 0.4;
/** The rounds of the week before, by the hours ago that the last of their matches were told; then one to come. */
const pastRounds = [124, 76, 28];
const hoursApart = 9;

const tags = "football soccer fudbal futboll fußball sport league фудбал";

/** What each league played in the last week, and a round that is still to be played, as articles. */
export function writeMatches(): Draft[] {
	const random = createRandom(seed);
	const desks = new Map<Reporter, Desk>();
	const past: Draft[] = [];
	const coming: Draft[][] = [];
	for (const league of leagues) {
		const desk = desks.get(league.reporter) ?? openDesk(league.reporter, random);
		desks.set(league.reporter, desk);
		const rounds = pairUp(readClubs(league, random), pastRounds.length + 2);
		const firstRound = between(random, 9, 14);
		const { name, isWomens = false } = league;
		for (const [nth, latestHoursAgo] of [...pastRounds, undefined].entries()) {
			const told = (rounds[nth] ?? []).map((pair, place): Draft => {
				const match = playMatch({ league: name, isWomens, round: firstRound + nth }, pair, random);
				const article = writeMatch(desk, league, match, (club) => opponentOf(club, rounds[nth + 1] ?? []));
				if (latestHoursAgo === undefined) return article;
				return { ...article, hoursAgo: latestHoursAgo + place * hoursApart + random() * hoursApart };
			});
			if (latestHoursAgo === undefined) coming.push(told);
			else past.push(...told);
		}
	}
	// League by league, so that a few of them tell of all.
	const longest = Math.max(...coming.map(({ length }) => length));
	return [...past, ...Array.from({ length: longest }, (_, nth) => coming.flatMap((round) => round[nth] ?? [])).flat()];
}

/** A language's ways of telling, each dealt before any comes again. */
interface Desk {
	tell: Record<MatchKind, () => Telling>;
	frame: () => Aside;
	scene: () => Aside;
	outlook: () => Aside;
}

function openDesk(reporter: Reporter, random: Random): Desk {
	const { tellings, specials, frames, scenes, rareScenes, outlooks, rareOutlooks } = reporter;
	/** Deals the usual ones in turn, and as often as `share` says one of the others, while there are some. */
	const mix = <Card>(usual: readonly Card[], others: readonly Card[], share: number) => {
		const dealUsual = createDeck(usual, random);
		const left = [...others];
		return () => {
			const isOther = random() < share;
			return (isOther ? left.splice(Math.floor(random() * left.length), 1)[0] : undefined) ?? dealUsual();
		};
	};
	const tell = (kind: MatchKind) => mix(tellings[kind], specials[kind] ?? [], specialShare);
	return {
		tell: {
			goalless: tell("goalless"),
			draw: tell("draw"),
			win: tell("win"),
			lateWin: tell("lateWin"),
			rout: tell("rout"),
			comeback: tell("comeback"),
		},
		frame: createDeck(frames, random),
		scene: mix(scenes, [...rareScenes, ...rareScenes], rareShare),
		outlook: mix(outlooks, [...rareOutlooks, ...rareOutlooks], rareShare),
	};
}

function readClubs({ towns, names }: League, random: Random): Club[] {
	const person = createNames(names, random);
	return towns.split(" ").map((forms) => {
		const [name = "", of = name, inside = name, whom = name] = forms.replaceAll("_", " ").split("/");
		return { name, of, in: inside, whom, coach: person(), players: Array.from({ length: squadSize }, person) };
	});
}

/** Rounds in which each meets another one: the first stays, the others go round (the circle method). */
function pairUp(clubs: readonly Club[], rounds: number): [Club, Club][][] {
	const [first, ...others] = clubs;
	if (first === undefined) return [];
	return Array.from({ length: rounds }, (_, round) => {
		const turned = [first, ...others.slice(round), ...others.slice(0, round)];
		return turned.slice(0, turned.length / 2).map((one, nth): [Club, Club] => {
			const other = turned[turned.length - 1 - nth] ?? one;
			return round % 2 === 0 ? [one, other] : [other, one];
		});
	});
}

function opponentOf(club: Club, pairs: readonly [Club, Club][]): string {
	for (const [home, away] of pairs) {
		if (home === club) return away.name;
		if (away === club) return home.name;
	}
	return "";
}

function writeMatch(desk: Desk, league: League, match: Match, nextOf: (club: Club) => string): Draft {
	const told = readMatch(match, nextOf);
	const [title, lead] = desk.tell[told.kind]()(told);
	const scenes = new Set([desk.scene(), desk.scene()].map((scene) => scene(told)));
	return {
		id: `${league.id}-${match.round}-${slug(match.home.name)}-${slug(match.away.name)}`,
		outlet: league.outlet,
		title,
		text: [`${lead} ${desk.frame()(told)}`, [...scenes].join(" "), desk.outlook()(told)].join("\n"),
		tags: `${tags} ${league.tags}`,
	};
}

/** For an address: small letters without marks. */
function slug(name: string): string {
	return name
		.normalize("NFKD")
		.toLowerCase()
		.replaceAll(/[^a-z ]/g, "")
		.replaceAll(" ", "-");
}
