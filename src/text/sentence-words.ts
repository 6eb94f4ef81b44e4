/** Words that decide whether a full stop ends a sentence. */
interface StopWords {
	/** Never end a sentence: titles before a name, "d. h.", "npr.". Lower case, without the last stop. */
	abbreviations: Set<string>;
	/** End none before a number: "No. 5", "br. 3", "Oct. 7". */
	beforeNumbers: Set<string>;
	/** Begin sentences far more often than they stand inside a name; lower case. */
	starters: Set<string>;
	/** Whether "7." may mean "seventh". */
	hasOrdinals: boolean;
}

const words = (list: string): string[] => list.split(" ");

// Dotted ones ("p.sh", "z.b") stand with their inner stops; single letters need no entry.
const abbreviations: Record<string, string> = {
	en: "mr mrs ms messrs dr prof st gen col lt capt cmdr sgt maj brig adm gov sen rep rev hon pres vs etc e.g i.e dept inc ltd corp co jr sr mt ft approx ph.d",
	sr: "dr prof mr gđa gđe gdin g gen puk kap min inž ing dipl mag akad sv np npr tj tzv itd itsl sl dr tzv god br str ul čl st tač odn npr i.dr i.sl m.b up uklj ov.g др проф мр гђа гдин ген пук кап инж дипл акад св нпр тј тзв итд сл год бр стр ул чл ст тач одн уп",
	sq: "z znj zj dr prof inxh p.sh dmth etj nr fq psh mr av sh shën gjen kol akad ndr bul rr b.m p.e.s",
	de: "dr prof hr fr st nr bzw ca usw z.b d.h u.a u.s.w o.ä i.d.r v.a z.t s.o evtl ggf inkl zzgl abs art bd jh jhd mio mrd vgl sog geb gest dipl ing str tel u.s z d h",
	fr: "m mm mme mmes mlle mlles dr pr me st ste etc cf env av bd p.ex c.-à-d n° art vol chap ed éd",
	tr: "dr prof doç yrd av sn örn vb vs bkz alb org gen müh t.c m.ö m.s yy age",
	uk: "р рр ст м с вул просп ім проф акад доц ген полк кап див напр тис млн млрд грн т.д т.п т.зв т.ч ін о гр пл",
	es: "sr sra srta sres dr dra d dña ud uds vd gral cnel lic ing prof etc p.ej ee.uu núm pág art av cía",
	it: "sig sigg sig.ra dott dott.ssa prof prof.ssa on sen avv ing geom arch rag mons gen col ecc es p.es pag art cfr s.p.a s.r.l",
	mk: "д-р м-р г-дин г-ѓа проф акад ген св на пр т.е т.н итн сл год бр стр ул чл ст др",
};
const beforeNumbers: Record<string, string> = {
	en: "no nos art sec fig vol pp p ch jan feb mar apr jun jul aug sep sept oct nov dec",
	sr: "br čl st str tač god бр чл ст стр тач год",
	sq: "nr neni fq",
	de: "nr abs art s bd kap jan feb febr apr jun jul aug sept okt nov dez",
	fr: "n° no art p pp vol janv févr avr juil sept oct nov déc",
	tr: "no s m md",
	uk: "ст п пп с р №",
	es: "núm no art pág p",
	it: "n art pag p nr",
	mk: "бр чл ст стр",
};
const starters: Record<string, string> = {
	en: "the a an this that these those he she it they we i you his her its their our in on at but and for from with as after before when while if however there what who why how not no meanwhile according one some many most both since during under last now then",
	sr: "u na i a ali on ona ono oni to taj ta kako kada kad od do iz za sa prema posle nakon međutim dok ako zbog takođe ovo ova ovaj srbija у на и а али он она оно они то тај та како када кад од до из за са према после након међутим док ако због такође ово ова овај",
	sq: "në por ai ajo ata ato kjo ky këto këta kur si nga me për pas sipas ndërsa megjithatë dhe edhe një nëse para tani",
	de: "der die das ein eine er sie es wir ich in im am an auf aber und doch nach vor mit bei für von wenn als während dies diese dieser dieses damit dazu danach dann auch laut seit unter zudem allerdings",
	fr: "le la les un une il elle ils elles ce cette ces dans en au aux mais et pour par avec après avant selon si quand comme on nous je depuis sur",
	tr: "bu o ve ama bir ancak ise için daha sonra de da biz ben onlar şu",
	uk: "у в на і й та але він вона воно вони це цей ця ці за до від з із про після перед коли якщо як також проте однак",
	es: "el la los las un una en y pero por para con sin él ella ellos se lo es este esta estos según cuando si como tras desde no",
	it: "il lo la i gli le un una in nel nella e ma per con dopo prima secondo quando se come non si questo questa è da",
	mk: "во на и а но тој таа тоа тие ова овој оваа според кога ако од до за со по како додека",
};
const withOrdinals = new Set([
	"sr",
	"de",
	"tr",
	"mk",
	"hr",
	"bs",
	"sl",
	"cs",
	"sk",
	"hu",
	"da",
	"nb",
	"no",
	"fi",
	"et",
]);

const made = new Map<string, StopWords>();

/** The words of a language; English ones, titles of all languages included, where the language is not known. */
export function stopWordsOf(language: string | undefined): StopWords {
	const near = language === "hr" || language === "bs" ? "sr" : (language ?? "en");
	const code = Object.hasOwn(abbreviations, near) ? near : "en";
	const key = `${code} ${withOrdinals.has(near)}`;
	let found = made.get(key);
	if (!found) {
		found = {
			abbreviations: new Set(words(abbreviations[code] ?? "")),
			beforeNumbers: new Set(words(beforeNumbers[code] ?? "")),
			starters: new Set(words(starters[code] ?? "")),
			hasOrdinals: withOrdinals.has(near),
		};
		// English names and titles are quoted in every language: "Mr. Johnson", "Dr. Smith".
		for (const title of words("mr mrs ms dr prof st vs")) found.abbreviations.add(title);
		made.set(key, found);
	}
	return found;
}
