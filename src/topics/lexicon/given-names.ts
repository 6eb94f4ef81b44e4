import { fold } from "../../text/fold.ts";

/** Given names that the news of these languages has most; what stands after one is a surname. */
const NAMES = `
adam agim agnes agron aida alain alan albert albin aleksandar aleksandra alessandro alexander alexandra alexei alfred ali alice alija ana anders andrea andreas andrej andrew
andrey andrij andriy andy angela anita anna annalena anne anthony anton antonio antony arben armin armend arsim arthur artur asim atifete aurora avni bajram barack beata behgjet
ben benjamin bernard bernd besa besim bill bob boban bogdan bojan boris borut boyko branislav branko brian bruno burim carl carla carles carlo carlos carmen caroline charles
christian christina christine christophe claire claudia colin cristiano damir dan daniel daniela danilo danylo darko david davide davor dejan denis denys diana diego dimitar dmitri
dmitry dmytro donald dragan drita dritan dua edi edmond edward egzon ekrem elena elizabeth elon elisabeth elvis emil emily emine emma emmanuel enrico enver erdal eric erik erion
ermal esther eva evgeny ewa fatih fatma fatmir faton federica federico felix filip florian francesco francis franck francois frank friedrich gabriel gary gavin geert george georges
gerhard giacomo gianni giorgia giorgio giovanni giuseppe glauk goran gordon greta grzegorz guido guillaume gustavo hakan hans harry hasan hashim heiko helena henri hillary
hristijan hugo ibrahim ihor igor ilir ilham ilon ines ingrid irena irina isa ismail ivan ivana ivica jack jacob jacques jair jakov jakup james jan jane janet jannik janez jasmina
javier jean jeff jelena jens jeremy jim jimmy joachim joe johan johannes john jonas jordan jorge jose josep joseph joshua jovan jovana juan julia julian julie julien jurgen
justin kaja kamala karl karol kate katerina keir kemal ken kevin kim klaus konstantin kristalina kristina kristijan kylian lars laura laurent leo leon lewis liam liridon lindita
lionel lisa liz lorik louis luan luca lucia ludwig luigi luis luka lukas luljeta lutfi maia majlinda manuel marc marcel marco maria marie marija marijan marin marina marine mario
mark marko markus marta martin martina mary mateusz matteo matthias maurizio max maya mehmet melania michael michal michel michelle miguel mihail mike mikhail mila milan milena
milica milorad milos mimoza mirjana miroslav mohamed mohammed monika murat mustafa mykhailo mykola nancy narendra nataliya natalia natasa nebojsa nenad nicola nicolas nicole niklas
nikol nikola nikos nina noam novak oksana olaf oleg oleksandr oleksii oleksiy olena olga oliver olivier omer oscar osman pablo paolo pascal patrick paul paula pedro peter petar
petr petro pedja philipp philippe pierre pietro predrag radoslaw rafael rahim ralf ramush rasim raul rebecca recep renata renate richard rishi rita robert roberta roberto robin
rodrigo roger roland roman ron ronald rudolf ruslan sabina salvador sam samir sandra sara sarah sasa scott sean sebastian selin selma sergei sergej sergey serhii serhiy sergio
shefqet silvio simon simone sinisa slavko slobodan snezana sofia sokol stefan stefano stephane stephen steve steven susan susanne sven svetlana tanja tatjana taylor
teresa teuta thomas tihomir tim timothy tobias tom tomas tomislav tony ursula vadim valdrin valentina valeriy vasyl vedran vera veronika veton victor viktor viktoria vitalii
vitaliy vjosa vlado vladimir vladislav vladan vlatko volodymyr vojislav vuk walter wilhelm william wolfgang xavier xhevdet yair yanis yasmin yevhen yulia yuliia yuri yurii yusuf
yves zana zdravko zeljko zlatko zoran zdenko ylli yannick
`;

const GIVEN = new Set(NAMES.trim().split(/\s+/).map(fold));

/** Whether people have this folded word for a given name. */
export function isGivenName(folded: string): boolean {
	return GIVEN.has(folded);
}
