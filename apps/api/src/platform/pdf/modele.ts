/**
 * Modèle Typst, fixe. Le document arrive par `sys.inputs.document`, en JSON : une chaîne JSON devient du texte, jamais du
 * code, quel que soit ce qu'elle contient.
 */
export const MODELE = `
#let d = json(bytes(sys.inputs.document))
#let lignes(texte) = texte.split("\\n").map(l => [#l]).join(linebreak())

#set document(title: d.titre, author: d.auteur, date: datetime(year: d.date.at(0), month: d.date.at(1), day: d.date.at(2)))
#set text(lang: "fr", region: "FR", font: d.polices, size: if d.gros { 16pt } else { 11pt }, hyphenate: false)
#set par(justify: false, leading: 0.75em, spacing: 1.1em)
#set page(
  paper: "a4",
  margin: (x: 2cm, top: 2cm, bottom: 2.2cm),
  footer: context text(size: 0.75em)[#d.pied #h(1fr) #counter(page).display() / #counter(page).final().first()],
)
#set list(spacing: 1.1em)
#set table(stroke: 0.5pt + luma(140), inset: 6pt)
#show table.cell: set text(size: 0.85em)
#show table.cell.where(y: 0): set text(weight: "bold")
#show heading: it => block(above: 1.5em, below: 0.8em, sticky: true, it)
#show heading.where(level: 1): set text(size: 1.15em)

#let bloc(b) = {
  if b.sorte == "titre" { heading(level: b.niveau, lignes(b.texte)) }
  else if b.sorte == "paragraphe" { par(text(fill: if b.at("discret", default: false) { luma(70) } else { black }, lignes(b.texte))) }
  else if b.sorte == "encadre" { block(width: 100%, inset: 10pt, stroke: 1pt + black, radius: 3pt, par(lignes(b.texte))) }
  else if b.sorte == "liste" { list(..b.elements.map(lignes)) }
  else if b.sorte == "champs" { list(marker: none, indent: 0pt, body-indent: 0pt, ..b.champs.map(c => [#strong(c.libelle)#" : "#lignes(c.valeur)])) }
  else if b.sorte == "tableau" {
    par(strong(lignes(b.legende)))
    table(columns: (1fr,) * b.entetes.len(), table.header(..b.entetes.map(lignes)), ..b.lignes.flatten().map(lignes))
  }
}

#show title: set text(size: 1.1em)
#show title: set par(leading: 0.5em)
#block(below: 0.9em, title())
#if d.sousTitre != none { par(text(fill: luma(70), lignes(d.sousTitre))) }
#for b in d.blocs { bloc(b) }
`;
