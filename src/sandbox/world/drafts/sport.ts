import type { Draft } from "../draft.ts";

const basketball = "basketball košarka basketboll basketball sport match кошарка";
const football = "football soccer fudbal futboll fußball sport league фудбал";

/** Sport, with the match that shares its words with the talks. */
export const sport: Draft[] = [
	{
		id: "basketball-kosovo-serbia",
		outlet: "drina",
		title: "Basketball: Serbia beat Kosovo 88–79 in qualifier in Prishtina",
		text: "Serbia won 88–79 against Kosovo in a basketball qualifier in Prishtina. The guests led from the second quarter, but needed nine free throws in the last two minutes.\nSix thousand people saw the first match between the two teams in the new hall. Coaches and players shook hands for a long time afterwards.\nDario Hasani scored 27 points for Kosovo, Luka Perović 22 for Serbia.",
		tags: `${basketball} kosovo serbia qualifier`,
	},
	{
		id: "kosarka-derbi",
		outlet: "savski",
		title: "Košarka: Tri produžetka u derbiju u Čačku",
		text: "Košarkaši Čačka pobedili su ekipu Zrenjanina sa 118:115 posle tri produžetka. Utakmica je trajala skoro tri sata.\nOdlučila je trojka Ognjena Simića sa osam metara. Ovo je najduža utakmica u ligi od njenog osnivanja.",
		tags: `${basketball} čačak derbi`,
	},
	{
		id: "archive-basketball-women",
		outlet: "rugova",
		title: "Peja's women win the regional basketball cup for the first time",
		text: "The women of Peja have won the regional basketball cup for the first time, 71–66 in the final in Podgorica. They had lost the two finals before.\nErza Krasta was named best player. The team was welcomed by some thousand people at the town's square.",
		tags: `${basketball} women peja`,
		hoursAgo: 63,
	},
	{
		id: "football-late-goal",
		outlet: "lighthouse",
		title: "Football: late goal takes Slovenia to the play-offs",
		text: "A goal in the 94th minute took Slovenia to the play-offs of the World Cup qualifiers. Jan Kovačec scored it with his head after a corner.\nThe 1–0 against Norway was enough for second place. The draw for the play-offs follows within days.",
		tags: `${football} slovenia world cup`,
	},
	{
		id: "futboll-stadium",
		outlet: "sharri",
		title: "Futboll: stadiumi i ri në Gjakovë hapet në pranverë",
		text: "Stadiumi i ri i futbollit në Gjakovë do të hapet në pranverë me një ndeshje miqësore. Ai ka 8 500 ulëse dhe panele diellore në çati.\nPunimet zgjatën dy vjet. Klubi vendas ka shitur tashmë 2 000 bileta sezonale.",
		tags: `${football} gjakova stadium`,
	},
	{
		id: "archive-football-youth",
		outlet: "savski",
		title: "Fudbal: Mladi iz osam zemalja na turniru u Subotici",
		text: "Na turniru u Subotici igra 32 ekipe mladih fudbalera iz osam zemalja. Finale je u nedelju.\nOrganizatori su uveli pravilo da u svakoj ekipi igra bar četiri devojčice. Prvog dana palo je 119 golova.",
		tags: `${football} subotica mladi`,
		hoursAgo: 37,
	},
	{
		id: "marathon-skadar",
		outlet: "drina",
		title: "Marathon around Lake Skadar crosses a border twice",
		text: "Two thousand runners from thirty countries took part in the marathon around Lake Skadar, which crosses the border between Montenegro and Albania twice. Passports stayed in a bag at the start.\nIrena Dobrić won among the women in 2:41, Ardit Prela among the men in 2:19.",
		tags: "marathon running sport skadar montenegro albania maraton",
	},
	{
		id: "ski-bjelasnica",
		outlet: "drina",
		title: "Sarajevo gets its Olympic ski jump back after forty years",
		text: "The Olympic ski jump on Igman near Sarajevo will be used again this winter, for the first time in forty years. A youth competition in January is to open it.\nVolunteers cleared the site for two summers. The judges' tower stays as it is, with its bullet holes, as a memorial.",
		tags: "ski olympic sarajevo sport skijanje winter",
	},
];
