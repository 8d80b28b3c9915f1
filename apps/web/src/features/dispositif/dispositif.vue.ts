import {
  CHAMPS_DISPOSITIF,
  DISPOSITIFS,
  LIBELLES_ATTENDU,
  LIBELLES_PARTIE,
  PARTIES,
  catalogueDe,
  compterDispositif,
  estDispositifClos,
  lireContenu,
} from '@pdp/domain';
import type {
  Champ,
  Compteur,
  DateCivile,
  DispositifVue,
  DispositifsVue,
  DocumentVue,
  DonneesDispositif,
  NomChamp,
  Partie,
  Schema,
  TypeDispositif,
} from '@pdp/domain';
import { dateCourte } from '../../platform/format/dates';
import type { CouleurPuce } from '../../platform/ui/mise-en-page/puce';
import { enClair } from '../dossier/fiche/fiche.lecture';
import { enCorps } from '../dossier/fiche/fiche.saisie';
import type { SaisieFiche } from '../dossier/fiche/fiche.saisie';
import type { Etape } from '../dossier/parcours/parcours.vue';

const REFUSES = [
  'REFUSE',
  'REFUSEE',
  'NON_POSSIBLE',
  'REFUS_EMPLOYEUR',
  'REFUS_MT',
  'OPPOSITION_MC',
  'AVIS_MC_DEFAVORABLE',
];
const EN_MARCHE = [
  'EN_COURS',
  'PROLONGE',
  'EN_FORMATION',
  'AUTORISE',
  'SIGNEE',
  'CONVENTION_SIGNEE',
  'FINANCE',
  'PLANIFIEE',
  'ACCEPTE',
];
const OBTENUS = ['ACCORDEE', 'REVISEE', 'COMPLET', 'ACCORD_EMPLOYEUR', 'AVIS_MC_FAVORABLE'];

/** Couleur d'un état : gris s'il est clos, rouge pour un refus, bleu en cours, vert obtenu, ambre sinon. */
export function couleurEtat({ type, etat }: Pick<DispositifVue, 'type' | 'etat'>): CouleurPuce {
  // Refuser un rendez-vous de liaison n'a aucune conséquence : rien ne s'alarme.
  if (REFUSES.includes(etat) && type !== 'RENDEZ_VOUS_LIAISON') return 'rouge';
  if (estDispositifClos(type, etat)) return 'gris';
  if (EN_MARCHE.includes(etat)) return 'bleu';
  return OBTENUS.includes(etat) ? 'vert' : 'ambre';
}

/** « accords 2/4 » tant qu'on les attend, le nom de l'état sinon. */
export function texteEtat({
  type,
  etat,
  donnees,
  partiesConcernees,
}: Pick<DispositifVue, 'type' | 'etat' | 'donnees' | 'partiesConcernees'>): string {
  if (type !== 'ESSAI_ENCADRE' || etat !== 'ACCORDS_EN_COURS') return DISPOSITIFS[type].etats[etat]?.libelle ?? etat;
  return `Accords ${partiesConcernees.filter((partie) => donnees.accords?.[partie]).length}/${partiesConcernees.length}`;
}

/** « Essai encadré, accueil » : le nom, et ce qui distingue deux dispositifs du même type. */
export const titreDispositif = ({ type, donnees }: Pick<DispositifVue, 'type' | 'donnees'>): string =>
  [DISPOSITIFS[type].libelle, donnees.poste ?? donnees.nomAction].filter(Boolean).join(' — ');

/** Qui doit faire quoi, une ligne par personne. */
export const lignesProchainsPas = ({ prochainsPas }: DispositifVue, aujourdhui: string): readonly string[] =>
  prochainsPas.map(
    ({ qui, quoi, echeance }) =>
      `${majuscule(LIBELLES_ATTENDU[qui])}\u00a0: ${minuscule(quoi)}${echeance === null ? '' : `, pour le ${dateCourte(echeance, aujourdhui)}`}`,
  );

/** Réponses reçues et attendues, celles de l'essai en cours ou de son renouvellement. */
export function reponsesDe({
  type,
  etat,
  donnees,
  partiesConcernees,
}: DispositifVue): readonly (readonly [string, string])[] {
  const accords = donnees.accordsRenouvellement ?? donnees.accords ?? {};
  const attendues = type === 'ESSAI_ENCADRE' && etat === 'ACCORDS_EN_COURS';
  return PARTIES.filter(
    (partie) => accords[partie] !== undefined || (attendues && partiesConcernees.includes(partie)),
  ).map((partie) => [
    LIBELLES_PARTIE[partie],
    `${REPONSES[accords[partie]?.reponse ?? 'ATTENDUE']}${direSignature(accords[partie])}`,
  ]);
}

const direSignature = (accord?: {
  readonly parLien?: true | undefined;
  readonly signataire?: string | undefined;
}): string => (accord?.parLien === true && accord.signataire !== undefined ? `, par lien (${accord.signataire})` : '');

const REPONSES = { FAVORABLE: 'favorable', DEFAVORABLE: 'défavorable', ATTENDUE: 'attendue' } as const;
const HORS_LECTURE: readonly NomChamp[] = ['partie', 'reponse', 'documentId'];

/** Ce qui a été saisi, en français, dans l'ordre des champs. */
export const lignesDonnees = (donnees: DonneesDispositif): readonly (readonly [string, string])[] =>
  (Object.keys(CHAMPS_DISPOSITIF) as NomChamp[])
    .filter((nom) => donnees[nom] !== undefined && !HORS_LECTURE.includes(nom))
    .flatMap((nom) => {
      const champ: Champ = CHAMPS_DISPOSITIF[nom];
      const clair =
        nom === 'periodes' || nom === 'renouvellement'
          ? direPeriodes(donnees[nom] ?? [])
          : enClair(champ, donnees[nom], nom);
      return clair === null ? [] : [[champ.libelle, typeof clair === 'string' ? clair : clair.join(', ')] as const];
    });

const direPeriodes = (periodes: NonNullable<DonneesDispositif['periodes']>): string =>
  periodes
    .map(({ du, au, moment }) => `${du === au ? `le ${jour(du)}` : `du ${jour(du)} au ${jour(au)}`}${MOMENTS[moment]}`)
    .join('\u00a0; ');

const MOMENTS = { JOURNEE: '', MATIN: ', le matin', APRES_MIDI: ', l’après-midi' } as const;
const jour = (date: string): string => date.split('-').reverse().join('/');

/** Nom d'un geste ; « completer » n'est pas une transition. */
export const libelleGeste = (type: TypeDispositif, geste: string): string =>
  geste === 'completer'
    ? 'Compléter'
    : geste === 'ouvrir'
      ? 'Ouvert'
      : (DISPOSITIFS[type].gestes[geste]?.libelle ?? geste);

/** Gestes qui ferment ou défont : rangés après les autres, sans couleur. */
export const estGesteDeFin = (geste: string): boolean => geste === 'abandonner' || geste === 'annuler';

/** Documents du dossier que l'on peut citer, par id. */
export type DocumentsCites = Readonly<Record<string, string>>;

/** Documents encore là et titrés : ceux qu'une réponse peut citer. */
export const documentsCites = (documents: readonly DocumentVue[]): DocumentsCites =>
  Object.fromEntries(
    documents.flatMap(({ id, titre, retrait }) => (titre === null || retrait !== null ? [] : [[id, titre] as const])),
  );

/** Schéma des champs d'un geste ou d'une ouverture ; ce qui n'aurait qu'un choix, ou aucun, ne se demande pas. */
export const schemaDe = (
  champs: readonly NomChamp[],
  parties: readonly Partie[] = [],
  documents: DocumentsCites = {},
): Schema =>
  Object.fromEntries(
    champs.flatMap((nom): (readonly [string, Champ])[] => {
      if (nom === 'partie') return parties.length < 2 ? [] : [[nom, choixDesParties(parties)]];
      if (nom === 'documentId') return Object.keys(documents).length === 0 ? [] : [[nom, choixDuDocument(documents)]];
      return [[nom, CHAMPS_DISPOSITIF[nom]]];
    }),
  );

const choixDuDocument = (documents: DocumentsCites): Champ => ({
  sorte: 'choix',
  libelle: CHAMPS_DISPOSITIF.documentId.libelle,
  valeurs: Object.keys(documents),
  libelles: documents,
});

const choixDesParties = (parties: readonly Partie[]): Champ => ({
  ...CHAMPS_DISPOSITIF.partie,
  valeurs: parties,
  libelles: Object.fromEntries(parties.map((partie) => [partie, LIBELLES_PARTIE[partie]])),
});

/** Champs d'un geste. */
export const champsDuGeste = (type: TypeDispositif, geste: string): readonly NomChamp[] =>
  geste === 'completer' ? DISPOSITIFS[type].champs : (DISPOSITIFS[type].gestes[geste]?.champs ?? []);

/** Fautes de forme d'une saisie, par les règles mêmes du serveur ; les conditions, elles, se vérifient à l'envoi. */
export function fautesDeSaisie(schema: Schema, saisie: SaisieFiche, aujourdhui: string): Record<string, string> {
  const lue = lireContenu(schema, enCorps(schema, saisie), aujourdhui as DateCivile);
  const fautes: Record<string, string> = {};
  for (const { chemin, message } of lue.ok ? [] : lue.erreur) fautes[chemin] ??= message;
  return fautes;
}

/** Ce que donneraient ces saisies : les compteurs d'une hypothèse, sans rien enregistrer. */
export function simuler(
  { type, etat, donnees }: Pick<DispositifVue, 'type' | 'etat' | 'donnees'>,
  schema: Schema,
  saisie: SaisieFiche,
  { departement, sansEmployeur, sansSpst, aujourdhui, elements, regles }: DispositifsVue,
): readonly Compteur[] {
  const lue = lireContenu(schema, enCorps(schema, saisie), aujourdhui as DateCivile);
  if (!lue.ok) return [];
  const saisies = Object.fromEntries(
    Object.entries(lue.valeur).filter(
      ([, valeur]) => valeur !== null && !(Array.isArray(valeur) && valeur.length === 0),
    ),
  );
  // Celui que l'on complète ne se compte pas deux fois.
  const autres = elements.filter((un) => un.donnees !== donnees);
  const contexte = {
    departement,
    sansEmployeur,
    sansSpst,
    aujourdhui,
    debutArretLe: null,
    finArretLe: null,
    autres,
    catalogue: catalogueDe(regles),
  };
  return compterDispositif({ type, etat, donnees: { ...donnees, ...saisies } }, contexte);
}

/** Dispositifs en cours, comme étapes du parcours. */
export const etapesDesDispositifs = (dispositifs: readonly DispositifVue[]): readonly Etape[] =>
  dispositifs
    .filter(({ type, etat }) => !estDispositifClos(type, etat))
    .map((dispositif) => ({
      cle: dispositif.id,
      titre: titreDispositif(dispositif),
      precision: [
        dispositif.compteurs[0]?.phrase,
        majuscule(
          reponsesDe(dispositif)
            .map(([qui, sens]) => `${qui.toLowerCase()}\u00a0: ${sens}`)
            .join(' · '),
        ),
      ]
        .filter(Boolean)
        .join(' '),
      etat: EN_MARCHE.includes(dispositif.etat) ? 'en-cours' : 'a-venir',
      puce: { texte: texteEtat(dispositif).toLowerCase(), couleur: couleurEtat(dispositif) },
    }));

const majuscule = (texte: string): string => texte.charAt(0).toUpperCase() + texte.slice(1);
const minuscule = (texte: string): string => texte.charAt(0).toLowerCase() + texte.slice(1);
