import ts from 'typescript';

/** Cases de la matrice : chacune devient une voisine qui ouvre plus, et une qui ouvre moins. */
const VOISINES = {
  non: ['lit'],
  horsPlateforme: ['lit'],
  lit: ['non', 'ecrit'],
  ecrit: ['lit'],
  ecritOuTriage: ['ecrit'],
  litAvecAccord: ['lit', 'non'],
  ecritAvecAccord: ['litAvecAccord', 'ecrit'],
  ecritAvecAccordSiProposant: ['ecritAvecAccord'],
  litLesSiens: ['lit'],
  lesSiens: ['litLesSiens', 'ecrit'],
  lesSiensEtCeuxDuDossier: ['lesSiens'],
  ecritEtLesSiens: ['ecrit'],
  agregats: ['non'],
  agregatsDeSonOrganisme: ['agregats'],
  ecritEtRetire: ['ecrit'],
  recueille: ['lit'],
  litCeuxDeSonOrganisme: ['lit'],
  journalTechnique: ['journalEntier'],
};

const INVERSES = new Map([
  [ts.SyntaxKind.AmpersandAmpersandToken, '||'],
  [ts.SyntaxKind.BarBarToken, '&&'],
  [ts.SyntaxKind.EqualsEqualsEqualsToken, '!=='],
  [ts.SyntaxKind.ExclamationEqualsEqualsToken, '==='],
  [ts.SyntaxKind.LessThanEqualsToken, '<'],
  [ts.SyntaxKind.GreaterThanToken, '>='],
]);

/** Un droit élémentaire `droit(action, voie)` : une autre action, ou une autre voie. */
const ACTIONS = { lire: 'ecrire', ecrire: 'lire', compter: 'lire', proposer: 'ecrire' };
const VOIES = {
  lien: 'plateforme',
  triage: 'lien',
  accord: 'lien',
  accordProposant: 'accord',
  siens: 'lien',
  adresses: 'lien',
  retrait: 'lien',
  plateforme: 'lien',
};

/**
 * Changements possibles d’une source TypeScript, un seul à la fois : `{ debut, fin, ligne, avant, apres }`, positions
 * en caractères. Un droit inversé, une condition forcée, un fait ou une fonction ôtés d’une liste, une borne déplacée ;
 * avec `sql`, les mêmes dans le texte des requêtes.
 */
export function mutants(texte, { sql = false } = {}) {
  const source = ts.createSourceFile('source.ts', texte, ts.ScriptTarget.Latest, true);
  const trouves = [];
  const noter = (noeud, apres, debut = noeud.getStart(), fin = noeud.getEnd()) => {
    const ligne = source.getLineAndCharacterOfPosition(debut).line + 1;
    trouves.push({ debut, fin, ligne, avant: texte.slice(debut, fin), apres });
  };
  const visiter = (noeud) => {
    if (estDeclaratif(noeud)) return;
    changer(noeud, noter);
    if (sql && estMorceauSql(noeud)) changerSql(noeud, texte, noter);
    ts.forEachChild(noeud, visiter);
  };
  visiter(source);
  return trouves;
}

// Un type ou un import ne change rien à l’exécution ; un refus d’argument est un garde-fou, pas un droit.
const estDeclaratif = (noeud) =>
  ts.isTypeNode(noeud) ||
  ts.isImportDeclaration(noeud) ||
  ts.isInterfaceDeclaration(noeud) ||
  ts.isThrowStatement(noeud);

function changer(noeud, noter) {
  if (ts.isPropertyAssignment(noeud)) changerCase(noeud.initializer, noter);
  if (ts.isCallExpression(noeud) && noeud.expression.getText() === 'droit') changerDroit(noeud.arguments, noter);
  if (ts.isBinaryExpression(noeud)) {
    const apres = INVERSES.get(noeud.operatorToken.kind);
    if (apres) noter(noeud.operatorToken, apres);
  }
  if (ts.isArrayLiteralExpression(noeud)) oter(noeud, noter);
  if (noeud.kind === ts.SyntaxKind.TrueKeyword && ts.isReturnStatement(noeud.parent)) noter(noeud, 'false');
  if (noeud.kind === ts.SyntaxKind.FalseKeyword && !ts.isPropertyAssignment(noeud.parent)) noter(noeud, 'true');
  if (ts.isPrefixUnaryExpression(noeud) && noeud.operator === ts.SyntaxKind.ExclamationToken)
    noter(noeud, noeud.operand.getText());
  if (ts.isConditionalExpression(noeud) || ts.isIfStatement(noeud)) forcer(noeud.condition ?? noeud.expression, noter);
  if (ts.isPropertyAccessExpression(noeud) && QUANTIFICATEURS[noeud.name.text])
    noter(noeud.name, QUANTIFICATEURS[noeud.name.text]);
}

const QUANTIFICATEURS = { some: 'every', every: 'some' };

function forcer(condition, noter) {
  noter(condition, 'true');
  noter(condition, 'false');
}

const estMorceauSql = (noeud) =>
  ts.isNoSubstitutionTemplateLiteral(noeud) || ts.isTemplateHead(noeud) || ts.isTemplateMiddleOrTemplateTail(noeud);

/** Dans un texte SQL : « et » pour « ou », une borne incluse ou exclue, un nul pour un non nul, une égalité retournée. */
const ECHANGES_SQL = [
  [/ AND /g, ' OR '],
  [/ OR /g, ' AND '],
  [/ IS NULL/g, ' IS NOT NULL'],
  [/ IS NOT NULL/g, ' IS NULL'],
  [/ IS FALSE/g, ' IS TRUE'],
  [/ <> /g, ' = '],
  [/ = /g, ' <> '],
  [/ <= /g, ' < '],
  [/ > /g, ' >= '],
];

function changerSql(noeud, texte, noter) {
  const debut = noeud.getStart();
  const morceau = texte.slice(debut, noeud.getEnd());
  for (const [forme, apres] of ECHANGES_SQL)
    for (const trouve of morceau.matchAll(forme))
      noter(noeud, apres, debut + trouve.index, debut + trouve.index + trouve[0].length);
}

function changerCase(valeur, noter) {
  if (!ts.isIdentifier(valeur) || !Object.hasOwn(VOISINES, valeur.text)) return;
  for (const voisine of VOISINES[valeur.text]) noter(valeur, voisine);
}

function changerDroit([action, voie], noter) {
  if (ACTIONS[action.text]) noter(action, `'${ACTIONS[action.text]}'`);
  if (VOIES[voie?.text]) noter(voie, `'${VOIES[voie.text]}'`);
}

/** Ôte un à un les éléments d’une liste : un fait exigé, une fonction admise, un état modifiable. */
function oter(liste, noter) {
  const { elements } = liste;
  if (elements.length < 2 && !elements.some((e) => ts.isStringLiteral(e))) return;
  for (const element of elements) {
    const reste = elements.filter((e) => e !== element).map((e) => e.getText());
    noter(liste, `[${reste.join(', ')}]`);
  }
}
