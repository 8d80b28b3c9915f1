import { createHash } from 'node:crypto';
import { JOURS_DU_LIEN, type Dispositif, type PartieParLien } from '@pdp/domain';
import type { DossierDemo } from './dossiers.js';
import type { Monde } from './monde.js';

/** Jour où le lien a été donné : assez récent pour valoir encore. */
const DONNE = -3;

/** Un lien qui attend sa réponse. Ses codes n'ont jamais existé : personne ne peut l'ouvrir. */
export function ajouterLien(monde: Monde, dossier: DossierDemo, dispositifId: string, partie: PartieParLien): void {
  const le = monde.instant(DONNE, 10);
  const empreinte = (nom: string): string => createHash('sha256').update(`${nom}/${dispositifId}`).digest('hex');
  monde.ajouter('lien_reponse', {
    id: monde.id(le),
    dossier_id: dossier.id,
    dispositif_id: dispositifId,
    partie,
    empreinte_lien: empreinte('lien'),
    empreinte_lettre: empreinte('lettre'),
    empreinte_code: empreinte('code'),
    accord_assure_le: monde.jour(DONNE),
    expire_le: monde.instant(DONNE + JOURS_DU_LIEN, 10),
    cree_par: (dossier.referent ?? monde.compte('assistante.sociale')).id,
    cree_le: le,
  });
}

/** Le médecin traitant a répondu par lien : qui a signé, et quand. */
export const signerParLien = (dispositif: Dispositif): Dispositif => {
  const accord = dispositif.donnees.accords?.MEDECIN_TRAITANT;
  if (accord === undefined) return dispositif;
  const signe = { ...accord, parLien: true, signataire: 'Dr Le Dantec', signeLe: accord.le } as const;
  const accords = { ...dispositif.donnees.accords, MEDECIN_TRAITANT: signe };
  return { ...dispositif, donnees: { ...dispositif.donnees, accords } };
};
