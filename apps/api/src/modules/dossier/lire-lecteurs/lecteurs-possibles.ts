import { FONCTIONS, UNITE_DE_FONCTION, type Fonction, type Unite } from '@pdp/domain';
import type {
  AffectationBrute,
  ConsentementBrut,
  DonneesDossier,
  LecteurPossible,
  MandatBrut,
  Sujet,
} from '@pdp/permissions';

/** Ligne lue par `LECTEURS_DU_DOSSIER` ; toutes les périodes y sont en cours. */
export type LigneLecteurs = {
  readonly assureId: string;
  readonly plateformeId: string;
  readonly etat: string;
  readonly limite: boolean;
  readonly affectations: readonly Omit<AffectationBrute, 'debut' | 'fin'>[];
  readonly consentements: readonly Omit<ConsentementBrut, 'debut' | 'fin' | 'retireLe'>[];
  readonly mandats: readonly Pick<MandatBrut, 'mandataireId'>[];
  readonly personnes: readonly (Omit<Sujet, 'assureId'> & { readonly organisme: string | null })[];
  readonly services: readonly {
    readonly unite: Unite;
    readonly organismeId: string | null;
    readonly organisme: string | null;
  }[];
};

/** Données d'un dossier telles que les règles les calculent, sans rien qui ne soit en cours à `maintenant`. */
export function donneesDe(dossierId: string, ligne: LigneLecteurs, maintenant: Date): DonneesDossier {
  const enCours = { debut: maintenant, fin: null };
  const { assureId, plateformeId, etat, limite } = ligne;
  return {
    ...{ dossierId, assureId, plateformeId, etat, limite, maintenant },
    affectations: ligne.affectations.map((lien) => ({ ...lien, ...enCours })),
    consentements: ligne.consentements.map((accord) => ({ ...accord, ...enCours, retireLe: null })),
    mandats: ligne.mandats.map((mandat) => ({ ...mandat, ...enCours, revoqueLe: null })),
  };
}

/** Personnes nommées, toutes les fonctions des services reliés, l'assuré et ses mandataires. */
export function lecteursPossibles({
  personnes,
  services,
  mandats,
  ...dossier
}: LigneLecteurs): readonly LecteurPossible[] {
  const { plateformeId, assureId } = dossier;
  const cote = (fonction: Fonction, utilisateurId: string, assure: string | null): LecteurPossible => ({
    sujet: {
      ...{ utilisateurId, fonction, unite: UNITE_DE_FONCTION[fonction] },
      ...{ organismeId: null, plateformeId, assureId: assure },
    },
    organisme: null,
  });
  return [
    ...personnes.map(({ organisme, ...sujet }) => ({ sujet: { ...sujet, assureId: null }, organisme })),
    ...services.flatMap(({ unite, organismeId, organisme }) =>
      FONCTIONS.filter((fonction) => UNITE_DE_FONCTION[fonction] === unite).map((fonction) => ({
        sujet: { utilisateurId: TOUT_AGENT, fonction, unite, organismeId, plateformeId, assureId: null },
        organisme,
      })),
    ),
    cote('ASSURE', TOUT_AGENT, assureId),
    ...mandats.map(({ mandataireId }) => cote('MANDATAIRE', mandataireId, null)),
  ];
}

const TOUT_AGENT = '';
