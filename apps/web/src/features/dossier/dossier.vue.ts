import {
  LIBELLES_ETAT_DOSSIER,
  LIBELLES_FONCTION,
  LIBELLES_STATUT_EMPLOI,
  LIBELLES_UNITE,
  UNITE_DE_FONCTION,
  finArret,
  nomAffiche,
} from '@pdp/domain';
import type { CategorieFiche, ContenuCategorie, DossierVue, Fonction, Unite } from '@pdp/domain';
import { age, dateCourte, dernierJour } from '../../platform/format/dates';
import { libelleDe } from '../../platform/format/libelles';
import type { ArretFrise } from '../../platform/ui/frise/frise.calcul';
import type { CouleurPuce } from '../../platform/ui/mise-en-page/puce';

/** Contenu d'une catégorie, si le lecteur l'a : la projection peut l'avoir réduite, tout champ peut manquer. */
export const contenuDe = <C extends CategorieFiche>(
  dossier: Pick<DossierVue, 'categories'>,
  categorie: C,
): Partial<ContenuCategorie<C>> | undefined =>
  dossier.categories[categorie] as Partial<ContenuCategorie<C>> | undefined;

/** « Mme Sophie Guéguen », ou le numéro quand l'identité n'est pas ouverte au lecteur. */
export function nomDossier(dossier: Pick<DossierVue, 'categories' | 'numero'>): string {
  const { nomNaissance, nomUsage, prenom, sexe } = contenuDe(dossier, 'identite') ?? {};
  if (!nomNaissance || !prenom || !sexe) return `Dossier ${dossier.numero}`;
  return nomAffiche({ nomNaissance, nomUsage: nomUsage ?? null, prenom, sexe });
}

/** « l’assurée » ou « l’assuré », selon ce que le lecteur sait. */
export const lAssure = (dossier: Pick<DossierVue, 'categories'>): string =>
  contenuDe(dossier, 'identite')?.sexe === 'F' ? 'l’assurée' : 'l’assuré';

const STATUT_COURT: Readonly<Record<string, string>> = {
  ...LIBELLES_STATUT_EMPLOI,
  CDI: 'CDI',
  CDD: 'CDD',
};

/** Statut d'emploi tel qu'on le dit en une ligne ; `null` s'il n'est pas lisible. */
export const statutCourt = (statut: string | undefined): string | null =>
  statut ? libelleDe(STATUT_COURT, statut) : null;

/** « 45 ans · aide-soignante, CDI · Vannes » : seulement ce que le lecteur peut lire. */
export function situationDossier(dossier: DossierVue, aujourdhui: string): string {
  const naissance = contenuDe(dossier, 'identite')?.dateNaissance;
  const { poste, statutEmploi } = contenuDe(dossier, 'emploi') ?? {};
  const metier = [poste, statutCourt(statutEmploi)].filter(Boolean).join(', ');
  const commune = contenuDe(dossier, 'coordonnees')?.commune;
  return [naissance ? `${age(naissance, aujourdhui)} ans` : '', metier, communeLisible(commune ?? '')]
    .filter((morceau) => morceau !== '')
    .join(' · ');
}

// La CPAM transmet les communes en capitales.
const communeLisible = (commune: string): string =>
  commune !== commune.toLocaleUpperCase('fr')
    ? commune
    : commune
        .toLocaleLowerCase('fr')
        .replace(/(^|[\s-])(\p{L})/gu, (_, avant: string, lettre: string) => avant + lettre.toLocaleUpperCase('fr'));

/** Arrêt à dessiner, ou rien quand ses dates ne sont pas ouvertes au lecteur. */
export function arretDuDossier(dossier: Pick<DossierVue, 'categories'>): ArretFrise | undefined {
  const arret = contenuDe(dossier, 'arret');
  if (!arret?.dateDebut) return undefined;
  const { prolongations = [], dateFinPrescrite = null } = arret;
  return {
    debut: arret.dateDebut,
    finPrevue: finArret({ ...arret, prolongations, dateFinPrescrite } as ContenuCategorie<'arret'>),
  };
}

/** Nombre de jours d'arrêt quand le lecteur n'a que la durée. */
export function dureeSeule(dossier: Pick<DossierVue, 'categories'>): number | undefined {
  const arret = dossier.categories.arret;
  return typeof arret?.['jours'] === 'number' && !arret['dateDebut'] ? arret['jours'] : undefined;
}

const COULEURS_ETAT: Readonly<Record<string, CouleurPuce>> = {
  OUVERT_SANS_PARTAGE: 'ambre',
  EN_EVALUATION: 'bleu',
  PLAN_ETABLI: 'bleu',
  EN_COURS: 'bleu',
  SUSPENDU: 'ambre',
  EN_CLOTURE: 'violet',
};

/** Couleur de l'état d'un dossier. */
export const couleurEtat = (etat: string): CouleurPuce => COULEURS_ETAT[etat] ?? 'gris';

/** Libellé de l'état d'un dossier. */
export const libelleEtat = (etat: string): string => libelleDe(LIBELLES_ETAT_DOSSIER, etat);

type Membre = DossierVue['cercle'][number];

/** Unité d'un membre du cercle : un service porte son unité à la place d'une fonction. */
export const uniteDuMembre = (membre: Pick<Membre, 'fonction' | 'role'>): Unite | undefined =>
  membre.fonction in LIBELLES_UNITE ? (membre.fonction as Unite) : UNITE_DE_FONCTION[membre.fonction as Fonction];

/** Nom à montrer : une personne, ou un service entier. */
export const nomDuMembre = (membre: Membre): string =>
  membre.nom !== '' ? membre.nom : libelleDe(LIBELLES_UNITE, membre.fonction);

/** Ce que fait ce membre : « assistant(e) de service social, référent(e) », « tout le service ». */
export function roleDuMembre(membre: Membre): string {
  const organisme = membre.organisme === null || membre.organisme === membre.nom ? '' : membre.organisme;
  if (membre.role === 'SERVICE') return organisme === '' ? 'tout le service' : organisme;
  const fonction = libelleDe(LIBELLES_FONCTION, membre.fonction);
  if (membre.role === 'GRACE') return `${fonction}, ancien(ne) référent(e)`;
  return membre.role === 'REFERENT' ? `${fonction}, référent(e) de parcours` : fonction;
}

/** « supplée Claire Le Bihan jusqu’au 6 déc. » ; rien pour qui est là en son nom. */
export const suppleanceDuMembre = ({ supplee }: Pick<Membre, 'supplee'>, aujourdhui: string): string =>
  supplee === null ? '' : `supplée ${supplee.nom} jusqu’au ${dateCourte(dernierJour(supplee.jusquA), aujourdhui)}`;

/** « lecture seule jusqu’au 6 déc. » ; rien pour qui n'est pas un ancien référent. */
export const graceDuMembre = ({ graceJusquA }: Pick<Membre, 'graceJusquA'>, aujourdhui: string): string =>
  graceJusquA === null ? '' : `lecture seule jusqu’au ${dateCourte(graceJusquA, aujourdhui)}`;

/** « depuis 2 oct. ». */
export const depuisLe = (membre: Pick<Membre, 'depuis'>, aujourdhui: string): string =>
  `depuis ${dateCourte(membre.depuis, aujourdhui)}`;

/** Vrai si l'accord à l'accompagnement coordonné vaut : un partenaire, qui ne le lit pas, le déduit des services reliés. */
export const partageActif = (dossier: Pick<DossierVue, 'consentements' | 'cercle'>): boolean =>
  dossier.consentements.some((accord) => accord.portee === 'ASSURANCE_MALADIE' && accord.actif) ||
  dossier.cercle.some(
    ({ role, fonction }) => role === 'SERVICE' && ['SERVICE_MEDICAL', 'CPAM', 'COORDINATION'].includes(fonction),
  );
