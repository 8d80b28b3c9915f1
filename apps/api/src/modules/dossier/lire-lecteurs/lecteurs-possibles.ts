import { FONCTIONS, UNITE_DE_FONCTION, type Fonction, type Unite } from '@pdp/domain';
import {
  donneesEnCours,
  type DonneesDossier,
  type DonneesLues,
  type LecteurPossible,
  type Sujet,
} from '@pdp/permissions';

/** Ligne lue par `LECTEURS_DU_DOSSIER` ; toutes les périodes y sont en cours. */
export type LigneLecteurs = Omit<DonneesLues, 'dossierId'> & {
  readonly personnes: readonly (Omit<Sujet, 'assureId'> & { readonly organisme: string | null })[];
  readonly services: readonly {
    readonly unite: Unite;
    readonly organismeId: string | null;
    readonly organisme: string | null;
  }[];
};

/** Données d'un dossier telles que les règles les calculent, sans rien qui ne soit en cours à `maintenant`. */
export function donneesDe(dossierId: string, ligne: LigneLecteurs, maintenant: Date): DonneesDossier {
  const { assureId, plateformeId, etat, limite, affectations, consentements, mandats } = ligne;
  return donneesEnCours(
    { dossierId, assureId, plateformeId, etat, limite, affectations, consentements, mandats },
    maintenant,
  );
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
