import { fold } from "../../text/fold.ts";
import { stem } from "../../text/stem.ts";
import { stopWordsOf } from "../../text/stop-words.ts";

/**
 * Words that news of a language has everywhere and that name nothing one could follow: verbs of reporting, numbers,
 * months, days, words of time, size and order. Beside the stop words they are what a word of the lexicon must not be
 * taken for: French parle is not parlement, German über is not Uber.
 */
const LISTS: Record<string, string> = {
	en: `said says say page pages line lines list form forms view views story stories saying told tell tells asked ask asks added add adds announced announce announces reported report reports warned warn warns called call calls
claimed claim claims denied deny denies confirmed confirm shows show showed shown found find finds made make makes making took take takes taken taking gave give gives
given giving got get gets getting went go goes going gone came come comes coming left leave leaves leaving put puts kept keep keeps held hold holds began begin begins
started start starts starting stopped stop stops stop stops ended end ends opened opens closed closes close become becomes became want wants wanted need needs needed use uses used
using look looks looking looked seen see sees saw know knows known think thinks thought believe feel feels felt try tries tried help helps helped work works worked
working run runs running ran turn turns turned bring brings brought move moves moved set sets meet meets met face faces faced hit hits break breaks broke seek seeks sought urge
urges urged plan plans planned expect expected expects happen happened happens remain remains remained include includes including follow follows following followed
new year years day days week weeks month months time times today yesterday tomorrow morning evening night hour hours minute minutes monday tuesday wednesday thursday
friday saturday sunday january february march april june july august september october november december first second third last next late later early earlier
one two three four five six seven eight nine ten hundred thousand million billion percent per half several many much most few lot lots number people person man men
group part way ways thing case cases place places point side end area areas country countries city town world state states home house life name names
good better best bad worse worst big bigger biggest large small great high higher highest low lower lowest long longer short old young full free hard easy real right
wrong different same important main major top key likely possible able available ready clear certain sure whole general recent current former own such still yet even
ever never always often again already almost around across along among against amid despite without within back down away up off fully nearly really least less
win wins won winning lose loses lost losing change changes changed changing`,
	sr: `rekao rekla rekli kaže kažu kazao kazala izjavio izjavila naveo navela navodi navode dodao dodala istakao istakla poručio poručila saopštio saopštila saopšteno
najavio najavila potvrdio potvrdila demantovao upozorio pozvao ocenio smatra objavio objavljeno objavila pokazao pokazala pokazuje videti vidi znati zna misli misle može
mogu mogao mogla moglo treba trebalo mora moraju morao hoće želi žele hteo ima imaju imao imala nema dobio dobila dobija dao dala daje uzeo došao došla došlo dolazi ide
idu otišao ostao ostala ostaje postao postala počeo počela počinje počelo završio završila završen otvorio otvoren zatvoren radi rade radio radila rad vratio stavio
doneo donosi dovesti dovodi desilo dešava dogodilo događa nalazi nalaze našao pronađen traži traže koristi koriste prati sledi očekuje očekuju planira nastavlja
nov nova novi novo nove godina godine godinu godinama dan dana danas dani juče sutra nedelja nedelje nedelju sedmica mesec meseca meseci sat sati sata minut minuta jutro jutros
veče večeras noć noćas ponedeljak utorak sreda sredu četvrtak petak subota subotu januar februar mart april maj jun jul avgust septembar oktobar novembar decembar
vreme puta put prvi prva prvo drugi druga drugo treći jedan jedna jedno dva dve tri četiri pet šest sedam osam devet deset sto hiljada hiljade milion miliona milijardi
milijardu odsto procenata pola više manje najviše najmanje mnogo malo nekoliko broj čovek ljudi ljude osoba osobe muškarac grupa deo dela način stvar slučaj slučaju
mesto mesta strana strane kraj kraja oblast zemlja zemlje zemlji država države grad grada gradu svet svetu život kuća ime dobar dobro bolji bolje najbolji loš veliki
velika veliko velike veći najveći mali mala manji visok visoka visoke nizak dug dugo kratak star stara mlad pravi prava pravo različit isti isto važan važno glavni glavna
glavno moguće poslednji poslednje sledeći prošle prošli dalje sada odmah uvek nikad nikada opet već skoro zaista ceo cela celo svaki svaka jasno spreman bivši`,
	sq: `tha thotë thonë thanë deklaroi deklaron shtoi shton njoftoi njofton bëri bën bëjnë bërë bëhet bëhen tregoi tregon foli flet folur kërkoi kërkon kërkojnë paralajmëroi konfirmoi
konfirmon mohoi theksoi shkroi shkruan pa sheh shohin shihet di dinë mendon mendoj mund mundet duhet duan dëshiron do ka kanë kishte kishin pati jep dha dhënë japin mori merr marrë marrin
erdhi vjen vijnë ardhur shkoi shkon ikur mbeti mbetet filloi fillon nisi nis përfundoi përfundon hapi hapet mbyll mbyllet punon punojnë ktheu kthehet vuri vë solli sjell ndodhi ndodh
ndodhet gjeti gjendet gjeti përdor përdoret pritet presin planifikon vazhdon vazhdoi
ri re reja rinj vit viti vite vitit vjet ditë dita ditët ditën sot dje nesër javë java javën muaj muaji muajit orë ora orën minuta mëngjes mbrëmje natë natën hënë hënën martë martën mërkurë mërkurën enjte enjten
premte premten shtunë shtunën diel dielën janar shkurt mars prill maj qershor korrik gusht shtator tetor nëntor dhjetor kohë koha herë parë dytë tretë një dy tre katër
pesë gjashtë shtatë tetë nëntë dhjetë qind mijë milion milionë miliard miliardë përqind gjysmë shumë pak disa numër numri njeri njerëz njerëzit person persona personat burrë burri grup grupi pjesë
pjesa mënyrë mënyra gjë gjëra rast rasti vend vendi vendit vende anë ana fund fundi zonë zona shtet shteti qytet qyteti botë bota jetë jeta shtëpi shtëpia emër emri mirë
më mirë keq madh madhe mëdha vogël vogla lartë larta ulët gjatë shkurtër vjetër vjetra drejtë vërtetë ndryshëm njëjtë njëjtën rëndësishëm rëndësishme kryesor kryesore mundshme mundur fundit
ardhshëm ardhshme kaluar tani menjëherë gjithmonë kurrë përsëri pothuaj gjithë qartë gatshëm ish`,
	de: `sagt sagte sagten gesagt sagen teilte mitteilte mitgeteilt erklärt erklärte erklären berichtet berichtete berichten meldet meldete kündigt kündigte angekündigt fordert forderte
fordern warnt warnte bestätigt bestätigte zeigt zeigte zeigen gezeigt nennt nannte genannt gibt gab geben gegeben nimmt nahm nehmen genommen kommt kam kommen gekommen geht ging gehen
gegangen bleibt blieb bleiben steht stand stehen liegt lag liegen findet fand finden gefunden hält hielt halten lässt ließ lassen macht machte machen gemacht tun weiß wissen glaubt glauben
denkt denken sieht sah sehen gesehen will wollte wollen soll sollte sollen muss musste müssen kann konnte können könnte darf dürfen möchte braucht brauchen beginnt begann begonnen beginnen
endet endete beendet öffnet schließt arbeitet arbeiten bringt brachte bringen gebracht setzt setzte setzen stellt stellte stellen führt führte führen zieht zog ziehen trifft traf treffen
läuft lief laufen fährt fuhr fahren gefahren spielt spielte spielen gespielt hilft helfen sucht suchen versucht folgt folgte erwartet erwarten plant planen passiert geschehen gilt galt gelten bekommt erhält erhielt über
neu neue neuer neues neuen jahr jahre jahren jahres tag tage tagen heute gestern morgen abend nacht woche wochen monat monate monaten stunde stunden minute minuten uhr montag dienstag
mittwoch donnerstag freitag samstag sonntag januar februar märz april mai juni juli august september oktober november dezember zeit mal erste ersten erster zweite zweiten dritte
letzte letzten nächste nächsten eins zwei drei vier fünf sechs sieben acht neun zehn hundert tausend million millionen milliarde milliarden prozent halb viele vielen viel wenig weniger mehr
meisten einige einigen anzahl zahl menschen mensch person personen mann männer gruppe teil teile weise art sache fall fälle ort orte punkt seite ende bereich land länder stadt
städte welt staat haus leben name namen gut gute guten besser beste besten schlecht groß große großen größer größte klein kleine kleiner hoch hohe hoher höher höchste niedrig lang lange kurz
alt alte alten jung junge jungen voll frei schwer leicht richtig falsch verschieden gleich wichtig wichtige haupt möglich bereit klar sicher ganz ganze ganzen allgemein aktuell aktuelle ehemalige weiter
weitere weiteren immer nie wieder schon fast erneut rund ab knapp wohl etwa sogar bislang zudem laut ost`,
	fr: `dit disent dire déclaré déclare affirmé affirme annoncé annonce annoncer ajouté ajoute expliqué explique indiqué indique précisé assuré assure demandé demande demandent appelle appelé parle
parlent parler parlé montre montré montrer confirmé estimé estime dénonce prévient raconte écrit fait font faire faisait donne donné donner prend pris prendre prennent vient viennent venir venu va
vont aller allé reste restent rester resté met mis mettre tient tenu tenir laisse laissé trouve trouvé trouver voit vu voir sait savoir su pense penser croit croire veut veulent vouloir voulu
doit doivent devoir peut peuvent pouvoir pourrait faut falloir commence commencé commencer finit fini ouvre ouvert ouvrir ferme fermé fermer travaille travailler sert servir porte porté
porter passe passé passer arrive arrivé arriver part parti partir sort sorti sortir tombe tombé tourne lance lancé lancer suit suivi suivre attend attendu attendre cherche chercher tente prévu
prévoit devient devenu devenir permet permis reçoit reçu cours
nouveau nouvelle nouveaux nouvelles an ans année années jour jours aujourd'hui hier demain matin soir nuit semaine semaines mois heure heures minute minutes lundi mardi mercredi jeudi vendredi
samedi dimanche janvier février mars avril mai juin juillet août septembre octobre novembre décembre temps fois premier première premiers deuxième second troisième dernier dernière derniers
prochain prochaine un deux trois quatre cinq six sept huit neuf dix cent cents mille million millions milliard milliards pourcent moitié plusieurs beaucoup peu plus moins nombre gens personne
personnes homme hommes groupe partie part manière façon chose cas lieu place point côté fin zone pays ville villes monde état vie maison nom noms bon bonne meilleur mauvais grand
grande grands petit petite haut haute bas basse long longue court vieux jeune plein libre dur facile vrai faux droit différent même important importante principal principale possible prêt
clair certain certains sûr tout toute tous général actuel ancien ancienne autre autres encore jamais toujours souvent déjà presque ainsi alors face selon près loin surtout ami amis amie amies`,
	es: `dice dijo dicen decir dicho afirma afirmó anuncia anunció anunciado añade añadió asegura aseguró explica explicó señala señaló advierte advirtió confirma confirmó denuncia denunció pide
pidió piden llama llamó habla hablar hablan muestra mostró cuenta contó escribe hace hizo hacen hacer hecho da dio dan dar dado toma tomó tomar viene venir va van ir fue queda quedó quedar
pone puso poner tiene tienen tenía tener tuvo deja dejó dejar encuentra encontró encontrar ve ver vio visto sabe saber cree creer piensa pensar quiere quieren querer debe deben deber puede pueden
poder podría empieza empezó comienza comenzó comenzar termina terminó acaba abre abrió cierra cerró trabaja trabajar lleva llevó llevar pasa pasó pasar llega llegó llegar sale salió salir cae
cayó vuelve volvió sigue siguió seguir espera esperar busca buscar intenta recibe recibió permite para ocurre ocurrió
nuevo nueva nuevos nuevas año años día días hoy ayer mañana tarde noche semana semanas mes meses hora horas minuto minutos lunes martes miércoles jueves viernes sábado domingo enero febrero marzo
abril mayo junio julio agosto septiembre octubre noviembre diciembre tiempo vez veces primer primera primero segundo tercera tercero último última últimos próximo próxima uno dos tres cuatro
cinco seis siete ocho nueve diez cien mil millón millones ciento mitad varios varias mucho mucha muchos poco pocos más menos número gente persona personas hombre hombres grupo parte
forma manera cosa caso lugar punto lado fin final zona país países ciudad mundo estado vida casa nombre bueno buena mejor malo peor gran grande grandes pequeño alto alta bajo baja largo corto viejo
joven lleno libre duro fácil real cierto derecho diferente mismo misma importante principal posible listo claro seguro todo toda todos general actual antiguo otro otra otros aún nunca siempre
ya casi así entonces ante según cerca lejos grave graves cabo`,
	it: `dice detto dicono dire afferma affermato annuncia annunciato aggiunge aggiunto spiega spiegato assicura avverte conferma confermato denuncia chiede chiesto chiedono chiama chiamato parla
parlano parlare parlato mostra mostrato racconta scrive fa fatto fanno fare dà dato dare danno prende preso prendere viene vengono venire venuto va vanno andare andato resta restano restare rimane
mette messo mettere tiene tenuto lascia lasciato trova trovato trovare vede visto vedere sa sapere crede pensa pensare vuole vogliono volere deve devono dovere può possono potere potrebbe inizia
iniziato comincia finisce finito apre aperto chiude chiuso lavora lavorare porta portato portare passa passato passare arriva arrivato arrivare parte partito esce uscito cade caduto torna tornato
segue seguito aspetta atteso cerca cercare tenta riceve ricevuto permette succede successo diventa
nuovo nuova nuovi nuove anno anni giorno giorni oggi ieri domani mattina sera notte settimana settimane mese mesi ora ore minuti lunedì martedì mercoledì giovedì venerdì sabato domenica gennaio
febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre tempo volta volte primo prima primi secondo terzo ultimo ultima ultimi prossimo prossima uno due tre quattro
cinque sei sette otto nove dieci cento mille mila milione milioni miliardo miliardi metà molti molte molto poco pochi più meno numero gente persona persone uomo uomini gruppo parte
modo cosa caso luogo posto punto lato fine zona paese paesi città mondo stato vita casa nome buono buona migliore cattivo grande grandi piccolo alto alta basso bassa lungo lunga corto vecchio
giovane pieno libero duro facile vero falso diritto diverso stesso stessa importante principale possibile pronto chiaro certo sicuro tutto tutta tutti generale attuale ex altro altra altri ancora
mai sempre già quasi così allora contro secondo vicino lontano misura misure rischio rischi`,
	tr: `dedi diyor söyledi söyler açıkladı açıklıyor açıklama belirtti ifade etti eden edildi edilen ediyor etmek ekledi bildirdi duyurdu uyardı doğruladı yalanladı gösterdi gösteriyor konuştu istedi
istiyor yaptı yapıyor yapılan yapıldı yapmak verdi veriyor verilen vermek aldı alıyor alınan almak geldi geliyor gelen gelmek gitti gidiyor giden kaldı kalan oldu olan olarak oluyor olacak
olduğu olması olmak başladı başlıyor bitti açıldı kapandı çalıştı çalışıyor getirdi buldu bulundu bulunan gördü görüldü biliyor düşünüyor bekleniyor bekliyor planlıyor gerekiyor gerek sürüyor
devam yer aldı var yok değil geçti geçen çıktı çıkan düştü kullandı kullanılan hakkında üzerinde
yeni yıl yılı yılda yıllık gün günü bugün dün yarın sabah akşam gece hafta ay ayında saat saatte dakika pazartesi salı çarşamba perşembe cuma cumartesi pazar ocak şubat mart nisan mayıs haziran temmuz
ağustos eylül ekim kasım aralık zaman kez kere ilk ikinci üçüncü son sonra önce bir iki üç dört beş altı yedi sekiz dokuz on yüz bin milyon milyar yüzde yarım birçok çok az daha en fazla sayı
sayısı kişi kişinin insan insanlar adam erkek grup bölüm şekilde şey olay yer yerde yan taraf bölge ülke ülkede şehir dünya devlet hayat ev isim adı iyi kötü büyük küçük yüksek düşük uzun
kısa eski genç tam özgür zor kolay gerçek doğru yanlış farklı aynı önemli ana olası mümkün hazır açık kesin bütün tüm genel güncel başka diğer hala hiç her hep artık yine neredeyse karşı göre yakın
uzak biri bazı şu`,
	uk: `сказав сказала каже кажуть заявив заявила заявили повідомив повідомила повідомили повідомляє повідомляють додав додала наголосив зазначив зазначила розповів розповіла пояснив оголосив попередив
підтвердив заперечив закликав назвав назвали показав показали показує пише може можуть міг могла могли треба потрібно повинен має мають мав мала хоче хочуть дав дали дає взяв прийшов прийшла прийшли
йде йдуть пішов залишився став стала стали стане почав почали почався починається закінчився завершив відкрив відкрили закрив працює працюють приніс привів сталося стався відбувся відбулося відбудеться
знаходиться знайшли знайшов шукає використовує очікує планує триває продовжує бачить знає вважає думає робить зробив вийшов
новий нова нове нові рік року років роки день дня днів дні сьогодні вчора завтра тиждень тижня місяць місяця місяців година години годин хвилин ранок ранку вечір ніч ночі понеділок вівторок середа
четвер п'ятниця субота неділя січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня січень лютий березень квітень травень червень липень серпень вересень жовтень
листопад грудень час часу раз разів перший перша перше другий друга третій останній останні наступний один одна два дві три чотири п'ять шість сім вісім дев'ять десять сто тисяч тисячі мільйон
мільйонів мільярд мільярдів відсотків половина багато мало більше менше кілька число людина люди людей особа осіб чоловік чоловіки група частина спосіб річ випадок місце бік кінець
область країна країни місто світ держава життя дім ім'я добрий добре краще погано великий велика великі більший малий мала високий висока низький довгий короткий старий молодий повний вільний
важкий легкий справжній різний той самий важливий головний головна можливий готовий зрозуміло весь вся всі загальний нинішній колишній інший інші завжди ніколи знову майже проти стало`,
	mk: `рече рекоа вели велат изјави изјавија додаде посочи истакна соопшти соопштија најави потврди демантираше предупреди повика оцени смета објави објавија покажа покажува зборува зборуваше може можат
можеше треба мора мораат сака сакаат има имаат имаше нема доби добива даде дава зеде дојде доаѓа оди одат отиде остана останува стана станува почна почнува започна заврши завршува отвори затвори
работи работат врати стави донесе носи случи случува наоѓа наоѓаат најде бара бараат користи следи очекува планира продолжува гледа знае мисли прави направи излезе
нов нова ново нови година години годината годинава ден дена денот денови денес вчера утре недела неделата седмица месец месеци месецот час часа часот минути утро вечер вечерва ноќ понеделник вторник
среда четврток петок сабота јануари февруари март април мај јуни јули август септември октомври ноември декември време пати пат прв прва прво првиот втор втора трет последен последните последна следен
следната еден една едно два две три четири пет шест седум осум девет десет сто илјада илјади милион милиони милијарда проценти половина многу малку повеќе помалку неколку број човек луѓе луѓето
лице лица маж група дел делот начин нешто случај случајот место страна крај област земја земји држава град градот свет живот куќа име добар добра добро подобар најдобар лош голем голема
големи поголем најголем мал мала помал висок висока низок долг долго краток стар стара млад полн слободен тежок лесен вистински различен ист иста важен важно главен главна можен можно подготвен јасно
цел цела сите општ сегашен поранешен друг друга други секогаш никогаш повторно веќе речиси против тема теми`,
};

interface Frequent {
	words: Set<string>;
	stems: Set<string>;
}

const frequent = new Map<string, Frequent>();

function frequentOf(language: string): Frequent | undefined {
	const list = LISTS[language];
	if (list === undefined) return undefined;
	let known = frequent.get(language);
	if (known === undefined) {
		const words = list.split(/\s+/);
		// Stems of two letters are met by accident, and short words are hardly inflected.
		const stems = [...words, ...stopWordsOf(language)].map((word) => stem(word, language));
		known = { words: new Set(words.map(fold)), stems: new Set(stems.filter(({ length }) => length > 2)) };
		frequent.set(language, known);
	}
	return known;
}

/** Does at a time of the caller's choice what the first question about a language takes: some milliseconds. */
export function prepareFrequentWords(language: string): void {
	frequentOf(language);
}

/** Whether a folded word stands in all kinds of news of the language. */
export function isFrequentWord(folded: string, language: string): boolean {
	return frequentOf(language)?.words.has(folded) === true;
}

/** Whether such a word or a small word has this stem. */
export function isFrequentStem(stemmed: string, language: string): boolean {
	return frequentOf(language)?.stems.has(stemmed) === true;
}
