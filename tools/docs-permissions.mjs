// Produit docs/permissions.generated.md depuis libs/permissions ; `--check` échoue si la page n'est plus à jour.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compilerProjet } from './construction/compiler.mjs';

const RACINE = dirname(dirname(fileURLToPath(import.meta.url)));
const PAGE = join(RACINE, 'docs/permissions.generated.md');

for (const projet of ['libs/domain', 'libs/permissions']) await compilerProjet(projet);
const domaine = await import('../libs/domain/dist/index.js');
const droits = await import('../libs/permissions/dist/index.js');

function ecrire(texte) {
  mkdirSync(dirname(PAGE), { recursive: true });
  writeFileSync(PAGE, texte);
  console.log('docs/permissions.generated.md est à jour.');
}

function verifier(texte) {
  if (existsSync(PAGE) && readFileSync(PAGE, 'utf8') === texte) return;
  console.error(
    'docs/permissions.generated.md n’est plus à jour : lancez « node tools/docs-permissions.mjs » et relisez la différence.',
  );
  process.exitCode = 1;
}

function rediger() {
  const parties = [entete(), ...matrice(), legende(), portees(), colonnes(), faits(), actes(), regles()];
  return `${parties.join('\n\n')}\n`;
}

function entete() {
  return `<!-- Page produite par tools/docs-permissions.mjs ; ne pas la modifier à la main. -->

# Qui peut quoi

Version des règles : \`${droits.VERSION_REGLES}\`. Cette page est tirée du code qui décide (\`libs/permissions/src/matrice.ts\` et \`actes.ts\`) ; elle change dès qu’un droit change.

Principes :

1. Tout ce qui n’est pas écrit ici est refusé. Aucune règle n’interdit : une règle ne fait qu’ouvrir.
2. Chaque catégorie de données est une ressource à part : il n’existe pas de droit « lire le dossier ».
3. Les droits suivent la fonction et l’unité de l’habilitation utilisée, jamais l’employeur : le Service médical est dans la CPAM, la CPAM ne lit pas ses données.
4. Les données médicales ne sont pas conservées dans la plateforme : personne ne les y lit (art. R.4127-104 du code de la santé publique).
5. Un partenaire ne lit qu’avec un lien et l’accord exprès de l’assuré pour la catégorie (art. L.1110-4 III du code de la santé publique). Le retrait agit à la lecture suivante.
6. Il n’y a pas d’accès d’urgence.
7. La case C de l’assistant(e) de service social attend que l’accord à l’accompagnement coordonné nomme les capacités ([décision 0017](adr/0017-capacites-accord-nomme.md)).`;
}

const GROUPES = [
  ['Assurance Maladie', ['MC', 'ISM', 'CPAM', 'ASS', 'CSS', 'COO']],
  ['Partenaires', ['MDT', 'CEL', 'ETM', 'CE', 'COM', 'MT']],
  ['Assuré, administration, pilotage', ['ASSU', 'ADM', 'PIL', 'DPO']],
];

function matrice() {
  return GROUPES.map(([titre, colonnesDuGroupe]) => {
    const lignes = domaine.CATEGORIES.map((categorie) => [
      domaine.LIBELLES_CATEGORIE[categorie],
      ...colonnesDuGroupe.map((colonne) => caseDe(categorie, colonne)),
    ]);
    return `## Matrice : ${titre}\n\n${tableau(['Catégorie', ...colonnesDuGroupe], lignes)}`;
  });
}

function caseDe(categorie, colonne) {
  const cellule = colonne === 'DPO' ? droits.DROITS_DPO[categorie] : droits.MATRICE[categorie][colonne];
  return cellule?.code ?? '–';
}

function legende() {
  const lignes = [
    ['–', 'aucun droit'],
    ['hors plateforme', 'tenu par le professionnel dans son propre système ; aucun droit ici'],
    ['R', 'lecture, avec un lien actif'],
    ['W', 'lecture et écriture, avec un lien actif'],
    ['W triage', 'comme W, et sans lien pendant le tri d’un signalement par l’unité'],
    ['C', 'lecture avec un lien et l’accord de l’assuré pour cette catégorie et ce destinataire'],
    ['CW', 'lecture et écriture, aux mêmes conditions que C'],
    ['CW proposant', 'lecture comme C ; écriture de ce que l’organisme a lui-même proposé'],
    ['O', 'seulement ce dont on est l’auteur ou le destinataire'],
    ['O + dossier', 'les siens, et la lecture de ceux du dossier'],
    ['A', 'agrégats de sa plateforme, jamais de donnée nominative'],
    ['A (son organisme)', 'agrégats de son organisme'],
    ['R (son organisme)', 'les accords donnés à son organisme'],
    ['R + …', 'lecture, et proposition : l’assuré demande, un professionnel écrit'],
    ['W (…), CW (…)', 'lit, et n’écrit que ce qui est entre parenthèses, jamais toute la catégorie'],
    ['R (…), C (…), O (…)', 'ne lit que ce qui est entre parenthèses'],
  ];
  const titre = '## Lire la matrice';
  const liens = `« Lien actif » veut dire :

- Service médical, CPAM, coordination : le lien de l’agent ou de son service, **tant que l’accord à l’accompagnement coordonné est en cours** ;
- Service social : le lien nominatif de l’agent (référent, cercle, revue) ; un lien de service ne suffit pas ;
- partenaires : le lien de l’agent ou de son service ; il prend fin avec l’accord ;
- assuré : son propre dossier ; mandataire : celui de son mandant, pendant le mandat ;
- administration, DPO, pilotage : sa plateforme.

Un lien de revue est en lecture seule et cesse avec la revue. Aucune écriture dans un dossier archivé, purgé ou limité (art. 18 RGPD), sauf le retrait d’un accord, toujours possible (art. 7.3 RGPD). Les tâches et notes « les siennes » d’un partenaire supposent aussi le lien ; un agent de l’Assurance Maladie voit toujours celles qui lui sont adressées.`;
  return `${titre}\n\n${tableau(['Case', 'Sens'], lignes)}\n\n${liens}`;
}

function portees() {
  const lignes = Object.entries(droits.PORTEES).map(([nom, texte]) => [`\`${nom}\``, texte]);
  return `## Portées\n\n${tableau(['Portée', 'Ce qu’elle laisse voir ou écrire'], lignes)}`;
}

function colonnes() {
  const lignes = [...domaine.COLONNES, null].map((colonne) => [
    colonne ?? 'DPO',
    domaine.FONCTIONS.filter((fonction) => domaine.COLONNE_DE_FONCTION[fonction] === colonne)
      .map((fonction) => domaine.LIBELLES_FONCTION[fonction])
      .join(', '),
  ]);
  return `## Colonnes\n\n${tableau(['Colonne', 'Fonctions'], lignes)}`;
}

function faits() {
  const lignes = Object.entries(droits.LIBELLES_FAITS).map(([nom, texte]) => [`\`${nom}\``, texte]);
  return `## Faits

Une règle ne dépend que de ces faits, chacun écrit une fois en mémoire et une fois en SQL ; un essai prouve que les deux répondent pareil. Une donnée absente n’ouvre jamais : c’est une erreur.

${tableau(['Fait', 'Vrai quand'], lignes)}`;
}

function actes() {
  const lignes = Object.entries(droits.ACTES).map(([acte, { libelle, fonctions }]) => [
    `\`${acte}\``,
    libelle,
    nommer(fonctions),
  ]);
  return `## Actes

Qui peut entreprendre un acte, en général. L’accès aux données du dossier en cause reste tranché par la matrice.

${tableau(['Acte', 'Ce qu’il fait', 'Fonctions'], lignes)}`;
}

// Une unité dont toutes les fonctions ont l'acte se nomme d'un mot.
function nommer(fonctions) {
  if (fonctions.length === domaine.FONCTIONS.length) return 'toutes les fonctions';
  const noms = fonctions.map((fonction) => {
    const unite = domaine.UNITE_DE_FONCTION[fonction];
    const deLUnite = domaine.FONCTIONS.filter((autre) => domaine.UNITE_DE_FONCTION[autre] === unite);
    const entiere = deLUnite.length > 1 && unite !== 'ASSURE' && deLUnite.every((autre) => fonctions.includes(autre));
    return entiere ? domaine.LIBELLES_UNITE[unite] : domaine.LIBELLES_FONCTION[fonction];
  });
  return [...new Set(noms)].join(', ');
}

function regles() {
  const lignes = domaine.CATEGORIES.filter(
    (categorie) => !domaine.CATEGORIES_JAMAIS_CONSERVEES.includes(categorie),
  ).map((categorie) => [
    domaine.LIBELLES_CATEGORIE[categorie],
    droits.reserveA(categorie, 'lire'),
    droits.reserveA(categorie, 'ecrire'),
  ]);
  return `## Phrases de refus

Ce que l’écran répond à qui n’a pas le droit, au plus court.

${tableau(['Catégorie', 'Lire', 'Écrire'], lignes)}`;
}

function tableau(entetes, lignes) {
  const rang = (cases) => `| ${cases.join(' | ')} |`;
  return [rang(entetes), rang(entetes.map(() => '---')), ...lignes.map(rang)].join('\n');
}

const page = rediger();
if (process.argv.includes('--check')) verifier(page);
else ecrire(page);
