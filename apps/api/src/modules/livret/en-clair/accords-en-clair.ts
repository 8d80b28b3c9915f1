import {
  CATEGORIES_PARTAGEABLES,
  MOTS_PAR_PHRASE,
  dateLongue,
  dateParis,
  estUnitePartenaire,
  nombreMots,
  normaliserPourRecherche,
  type CategoriePartageable,
  type Unite,
  type UnitePartenaire,
} from '@pdp/domain';
import { developperSigles } from './sigles.js';

/** Accord tel que conservé. */
export type AccordDonne = {
  readonly portee: 'ASSURANCE_MALADIE' | 'PARTENAIRE';
  readonly unite: Unite | null;
  readonly organisme: string | null;
  readonly categories: readonly string[];
  /** Jour et heure où il a cessé de valoir ; `null` s'il vaut encore. */
  readonly finiLe: Date | null;
};

/** À qui l'accord est donné : « Le service de santé au travail AMIEM ». */
export function destinataireEnClair({ unite, organisme }: Pick<AccordDonne, 'unite' | 'organisme'>): string {
  if (unite === null || !estUnitePartenaire(unite)) return 'L’Assurance Maladie';
  const { generique, article, dejaDit } = DESTINATAIRES[unite];
  // « AMIEM, service de santé au travail » : ce qui suit la virgule redit le genre du service.
  const nom = developperSigles((organisme ?? '').split(',')[0]?.trim() ?? '');
  if (nom === '') return generique;
  const lu = normaliserPourRecherche(nom);
  if (/^(service|equipe|cabinet) /.test(lu)) return `${article}${nom.charAt(0).toLowerCase()}${nom.slice(1)}`;
  if (!dejaDit.test(lu)) return `${generique} ${nom}`;
  return `${article}${article === 'L’' ? 'équipe' : 'service'} ${nom}`;
}

/** Ce que l'accord permet, ou ce que sa fin empêche, en phrases de quinze mots au plus. */
export function accordEnClair(accord: AccordDonne): string {
  const qui = destinataireEnClair(accord);
  if (accord.portee === 'ASSURANCE_MALADIE')
    return accord.finiLe === null
      ? [...INTERNE, ...(accord.categories.includes('capacites') ? [CAPACITES] : [])].join(' ')
      : `Ces services ne partagent plus mon dossier depuis le ${jour(accord.finiLe)}.`;
  if (accord.finiLe !== null) return `${qui} ne lit plus rien depuis le ${jour(accord.finiLe)}.`;
  return enumerer(qui, accord.categories);
}

const INTERNE = [
  'Le Service social, le Service médical et ma caisse préparent la suite ensemble.',
  'Chacun lit seulement ce dont il a besoin.',
];
const CAPACITES = 'Le Service social lit aussi mes capacités.';

const jour = (instant: Date): string => dateLongue(dateParis(instant));

// Une longue liste se lit mal et s'écoute mal : plusieurs phrases courtes valent mieux.
function enumerer(qui: string, categories: readonly string[]): string {
  const mots = CATEGORIES_PARTAGEABLES.filter((c) => categories.includes(c)).map((c) => MES_INFORMATIONS[c]);
  const phrases: string[] = [];
  let courante = '';
  for (const mot of mots) {
    const suite = courante === '' ? debut(qui, phrases.length) + mot : `${courante}, ${mot}`;
    if (courante !== '' && nombreMots(suite) > MOTS_PAR_PHRASE) {
      phrases.push(`${courante}.`);
      courante = debut(qui, phrases.length) + mot;
    } else courante = suite;
  }
  return courante === '' ? `${qui} ne lit aucune information.` : [...phrases, `${courante}.`].join(' ');
}

const debut = (qui: string, rang: number): string =>
  rang === 0 ? `${qui} lit : ` : `${qui.startsWith('L’équipe') ? 'Elle' : 'Il'} lit aussi : `;

const DESTINATAIRES: Readonly<
  Record<UnitePartenaire, { readonly generique: string; readonly article: 'Le ' | 'L’'; readonly dejaDit: RegExp }>
> = {
  SPST: { generique: 'Le service de santé au travail', article: 'Le ', dejaDit: /sante au travail/ },
  ETM: { generique: 'L’équipe technique de maintien en emploi', article: 'L’', dejaDit: /maintien/ },
  CAP_EMPLOI: { generique: 'Le service Cap emploi', article: 'Le ', dejaDit: /cap emploi/ },
  COMETE: { generique: 'L’équipe Comète', article: 'L’', dejaDit: /comete/ },
  MEDECINE_DE_VILLE: { generique: 'Le cabinet médical', article: 'Le ', dejaDit: /cabinet/ },
};

const MES_INFORMATIONS: Readonly<Record<CategoriePartageable, string>> = {
  identite: 'mon identité',
  coordonnees: 'mes coordonnées',
  arret: 'mes dates d’arrêt',
  avis: 'l’avis du médecin conseil',
  capacites: 'mes capacités',
  emploi: 'mon emploi',
  statutSante: 'ma reconnaissance de travailleur handicapé',
  projet: 'mon projet',
  dispositifs: 'mes étapes',
  revueAgenda: 'les dates des réunions',
  revueDecisions: 'les décisions des réunions',
  livret: 'mon livret',
  documentsAdministratifs: 'mes documents administratifs',
};
