import type { Coffre } from '../../../platform/chiffrement/coffre.js';
import { ouvrirCoordonnees, SANS_COORDONNEES } from '../../../platform/chiffrement/coordonnees.js';
import type { LigneScellee, LigneSignalement } from './ligne-signalement.js';
import { ouvrirMots } from './mots-scelles.js';

/** N'ouvre que ce que ce lecteur verra : l'identité connue pour qui reçoit, ses propres mots pour l'émetteur. */
export function ouvrirLigne(coffre: Coffre, ligne: LigneScellee): LigneSignalement {
  const { a_ses_mots, recu_scelle, assure_id, nir_scelle, coordonnees_scellees, recu, ...l } = ligne;
  const connues = (): { telephone: string | null; codePostal: string | null } =>
    ouvrirCoordonnees(coffre, assure_id, coordonnees_scellees);
  if (l.recoit) {
    const { telephone, codePostal } = connues();
    const nir = coffre.ouvrir('assure.nir_scelle', assure_id, nir_scelle);
    return { ...l, recu: { ...recu, ...RIEN }, nir, telephone, code_postal: codePostal };
  }
  // Un signalement repris d'ailleurs n'a pas gardé les mots de son émetteur : les coordonnées connues en tiennent lieu.
  const mots = a_ses_mots ? (recu_scelle === null ? RIEN : ouvrirMots(coffre, l.id, recu_scelle)) : connues();
  const { telephone, codePostal } = mots;
  return { ...l, recu: { ...recu, telephone, codePostal }, nir: '', telephone: null, code_postal: null };
}

const { telephone, codePostal } = SANS_COORDONNEES;
const RIEN = { telephone, codePostal };
