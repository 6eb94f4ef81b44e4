import { fold } from "../../text/fold.ts";
import { lightStem } from "../../text/light-stem.ts";

/** Words that stand in a large share of all news, in whatever it is about; they tell topics apart badly. */
const WORDS = `
said says say new year years people time first last two three one day days week month today make made take get go come back big use call called plan plans report reports
state national government country president minister official officials group company world public city home work life way part number high top long great good best
announce announced change changes show against end start support lead help need move set win name man woman men women percent million billion next former
godina godine dan dana nova novi novo ljudi vreme prvi druga zemlja predsednik ministar vlada grad svet posao život
vit viti ditë dita njerëz ri re kohë parë vend vendi president ministër qeveri qytet botë punë jetë
jahr jahre tag tage neue neuen neuer menschen zeit erste land präsident minister regierung stadt welt
an année ans jour jours nouveau nouvelle temps premier pays président ministre gouvernement ville monde
año años día días nuevo nueva personas tiempo primera país presidente ministro gobierno ciudad mundo
anno anni giorno giorni nuovo nuova persone tempo primo paese presidente ministro governo città mondo
yıl gün yeni insan zaman ilk ülke başkan bakan hükümet şehir dünya
рік роки день дні нові люди час перший країна президент міністр уряд місто світ
`;

const COMMON = new Set(
	WORDS.trim()
		.split(/\s+/)
		.map((word) => lightStem(fold(word))),
);

/** Whether a word, in any spelling, is one that most news has. */
export function isCommonWord(word: string): boolean {
	return COMMON.has(lightStem(fold(word)));
}
