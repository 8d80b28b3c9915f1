import type { CategorieDonnee, Colonne, DossierVue, LecteursDossierVue, SessionVue, Unite } from '@pdp/domain';
import { expliquer, lecteursDe, masqueA, reserveA } from '@pdp/permissions';
import type { SituationLecteurs } from '@pdp/permissions';
import { partageActif, uniteDuMembre } from './dossier.vue';

/** Groupe de lecteurs nommé pour l'écran. */
export type LecteurNomme = { readonly nom: string; readonly restriction: string | null };

const NOMS: Readonly<Record<Colonne, string>> = {
  MC: 'médecin conseil',
  ISM: 'Service médical',
  CPAM: 'CPAM',
  ASS: 'assistant(e) de service social',
  CSS: 'CSAM du Service social',
  COO: 'coordination',
  MDT: 'médecin du travail',
  CEL: 'cellule PDP de santé au travail',
  ETM: 'équipe technique de maintien',
  CE: 'Cap emploi',
  COM: 'Comète',
  MT: 'médecin traitant',
  ASSU: 'la personne elle-même',
  ADM: 'administration',
  PIL: 'pilotage',
};

type Situation = Pick<DossierVue, 'consentements' | 'cercle'>;

/** Où en est ce dossier pour cette catégorie, tel que les règles de lecture le demandent. */
export function situationLecteurs(dossier: Situation, categorie: CategorieDonnee): SituationLecteurs {
  const consenties = dossier.consentements
    .filter((accord) => accord.actif && accord.portee === 'PARTENAIRE' && accord.categories.includes(categorie))
    .map((accord) => accord.unite as Unite);
  const affectees = dossier.cercle.map(uniteDuMembre).filter((unite) => unite !== undefined);
  return {
    partageActif: partageActif(dossier),
    unitesAffectees: [...new Set(affectees)],
    unitesConsenties: [...new Set(consenties)],
  };
}

/** Qui lit cette catégorie dans ce dossier, aujourd'hui. */
export const lecteursNommes = (dossier: Situation, categorie: CategorieDonnee): readonly LecteurNomme[] =>
  lecteursDe(categorie, situationLecteurs(dossier, categorie)).map(({ colonne, condition }) => ({
    nom: NOMS[colonne],
    restriction: condition === 'en entier' ? null : condition,
  }));

/** Qui est lié au dossier sans lire cette catégorie. */
export const nomsMasques = (dossier: Situation, categorie: CategorieDonnee): readonly string[] =>
  masqueA(categorie, situationLecteurs(dossier, categorie)).map(({ colonne }) => NOMS[colonne]);

/** « Qui lira ceci », en quelques mots pour un champ, d'après la réponse du serveur. */
export const lecteursEnClair = ({ categories }: LecteursDossierVue, categorie: CategorieDonnee): readonly string[] =>
  (categories[categorie] ?? []).map(({ nom, restriction }) => (restriction === null ? nom : `${nom} (${restriction})`));

/** Pourquoi une rubrique est masquée à ce lecteur : un accord qui manque, ou un service à qui elle est réservée. */
export function raisonMasque(
  { utilisateur, habilitationActive: active }: Pick<SessionVue, 'utilisateur' | 'habilitationActive'>,
  dossier: Situation & Pick<DossierVue, 'id' | 'etat' | 'plateforme'>,
  categorie: CategorieDonnee,
): string {
  const sujet = {
    utilisateurId: utilisateur.id,
    fonction: active.fonction,
    unite: active.unite,
    organismeId: active.organisme?.id ?? null,
    plateformeId: active.plateforme?.id ?? null,
    assureId: null,
  };
  const faits = {
    dossierId: dossier.id,
    estConcerne: false,
    estAffecte: true,
    estAffecteEnEcriture: true,
    partageActif: partageActif(dossier),
    categoriesConsenties: [],
    estTriage: false,
    plateformeId: dossier.plateforme.id,
    etat: dossier.etat,
    limite: false,
  };
  const { accorde, faitsManquants, phrase } = expliquer(sujet, 'lire', { categorie, faits });
  return !accorde && faitsManquants.length > 0 ? phrase : reserveA(categorie, 'lire', sujet);
}
