import { erreurRegle, type ErreurRegle } from '../noyau/erreur.js';
import { dateParis, enInstant, instantParis, type Instant } from '../noyau/horloge.js';
import { ajouterJours, estDateCivile } from '../noyau/date-civile.js';
import { estUuid } from '../noyau/ids.js';
import { echec, succes, type Resultat } from '../noyau/resultat.js';
import {
  estActif,
  LIBELLES_CANAL_CONSENTEMENT,
  LIBELLES_CANAL_RETRAIT,
  type CanalConsentement,
  type CanalRetrait,
  type Consentement,
  type ConsentementInterne,
} from './consentement.js';
import { CATEGORIES_ACCORD_INTERNE, categoriesProposees, estUnitePartenaire } from './propositions.js';
import { VERSION_TEXTE_COURANTE, VERSIONS_TEXTE } from './textes.js';

/** Accord prêt à conserver ; un accord partenaire nomme toujours un organisme et au moins une catégorie permise. */
export const donnerConsentement = (
  commande: CommandeConsentement,
  recueilliPar: string | null,
  maintenant: Date,
): Resultat<Consentement, ErreurConsentement> => {
  const periode = lirePeriode(commande, maintenant);
  if (!periode.ok) return periode;
  if (!Object.hasOwn(LIBELLES_CANAL_CONSENTEMENT, commande.canal))
    return refus('canal', 'Choisissez comment l’accord est recueilli.');
  const versionTexte = commande.versionTexte ?? VERSION_TEXTE_COURANTE;
  if (!VERSIONS_TEXTE.includes(versionTexte)) return refus('versionTexte', 'Cette version du texte n’existe pas.');
  const preuve = {
    ...periode.valeur,
    retrait: null,
    canal: commande.canal as CanalConsentement,
    versionTexte,
    recueilliPar,
  };
  if (commande.portee === 'ASSURANCE_MALADIE') return accordInterne(commande.categories ?? [], preuve);
  if (commande.portee !== 'PARTENAIRE') return refus('portee', 'Choisissez à qui l’accord s’adresse.');
  const { unite = '', organismeId, categories = [] } = commande;
  if (!estUnitePartenaire(unite)) return refus('unite', 'Choisissez un service partenaire.');
  if (!estUuid(organismeId)) return refus('organismeId', 'Choisissez l’organisme partenaire.');
  const permises = categoriesProposees(unite).filter((categorie) => categories.includes(categorie));
  if (permises.length === 0) return refus('categories', 'Choisissez au moins une information à partager.');
  if (permises.length < new Set(categories).size)
    return refus('categories', 'Une de ces informations ne peut pas être partagée avec ce partenaire.');
  return succes({ portee: 'PARTENAIRE', unite, organismeId, categories: permises, ...preuve });
};

const accordInterne = (
  demandees: readonly string[],
  preuve: Omit<ConsentementInterne, 'portee' | 'categories'>,
): Resultat<Consentement, ErreurConsentement> => {
  const categories = CATEGORIES_ACCORD_INTERNE.filter((categorie) => demandees.includes(categorie));
  return categories.length < new Set(demandees).size
    ? refus('categories', 'Cet accord ne peut nommer que les capacités, pour le Service social.')
    : succes({ portee: 'ASSURANCE_MALADIE', categories, ...preuve });
};

/** Accord retiré à l'instant ; retirer un accord qui ne vaut plus est refusé, pour que la date du retrait reste vraie. */
export const retirerConsentement = <C extends Consentement>(
  consentement: C,
  { canal, par }: { readonly canal: string; readonly par: string },
  maintenant: Date,
): Resultat<C, ErreurConsentement> => {
  if (!Object.hasOwn(LIBELLES_CANAL_RETRAIT, canal)) return refus('canal', 'Choisissez comment le retrait est reçu.');
  if (!estActif(consentement, maintenant))
    return echec(erreurRegle('ACCORD_DEJA_FINI', 'Cet accord ne vaut déjà plus.'));
  return succes({ ...consentement, retrait: { le: enInstant(maintenant), canal: canal as CanalRetrait, par } });
};

/** Accord à recueillir, tel que reçu. */
export interface CommandeConsentement {
  readonly portee: string;
  readonly unite?: string | undefined;
  readonly organismeId?: string | undefined;
  readonly categories?: readonly string[] | undefined;
  readonly canal: string;
  /** Jour où l'accord a été donné ; aujourd'hui par défaut, jamais dans le futur. */
  readonly date?: string | undefined;
  /** Dernier jour de validité, compris. */
  readonly fin?: string | undefined;
  readonly versionTexte?: string | undefined;
}

/** Refus d'un accord ou d'un retrait. */
export type ErreurConsentement = ErreurRegle<'SAISIE_INVALIDE' | 'ACCORD_DEJA_FINI'>;

const refus = (chemin: string, message: string) =>
  echec(erreurRegle('SAISIE_INVALIDE' as const, message, [{ chemin, code: 'INVALIDE', message }]));

const lirePeriode = (
  { date, fin }: CommandeConsentement,
  maintenant: Date,
): Resultat<{ readonly debut: Instant; readonly fin: Instant | null }, ErreurConsentement> => {
  const aujourdhui = dateParis(maintenant);
  const jour = date ?? aujourdhui;
  if (!estDateCivile(jour) || jour > aujourdhui)
    return refus('date', 'La date de l’accord ne peut pas être dans le futur.');
  if (fin !== undefined && (!estDateCivile(fin) || fin < aujourdhui))
    return refus('fin', 'La fin de l’accord est déjà passée.');
  const debut = jour === aujourdhui ? maintenant : instantParis(jour, '00:00');
  return succes({
    debut: enInstant(debut),
    fin: fin === undefined ? null : enInstant(instantParis(ajouterJours(fin, 1), '00:00')),
  });
};
