import type { DossierVue } from '@pdp/domain';
import { DroitsDuDossier } from '../droit-social/droits-du-dossier';
import { AidesDuDossier } from './aides-du-dossier';

/** Droits et aides d'une personne, sur une page. */
export const DroitsEtAides = ({ dossier }: { readonly dossier: DossierVue }) => (
  <>
    <DroitsDuDossier dossier={dossier} />
    <AidesDuDossier dossier={dossier} />
  </>
);
