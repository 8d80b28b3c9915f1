import { UNITE_DE_FONCTION, type Fonction } from '@pdp/domain';
import { ecrireCourriel } from '../../../../test/cles-de-test.js';
import { nouvelId } from '../../../platform/config/identifiants.js';
import type { MondeLivret } from '../../livret/essais/monde-livret.js';

export type CompteSeme = { readonly utilisateurId: string; readonly habilitationId: string };

/** Ajoute un compte qui peut se connecter, sur la plateforme de l'essai ou sur une autre (sans organisme). */
export async function semerCompte(
  m: MondeLivret,
  sujet: string,
  fonction: Fonction,
  reste: { plateformeId?: string; nom?: string; prenom?: string } = {},
): Promise<CompteSeme> {
  const [utilisateurId, habilitationId] = [nouvelId(), nouvelId()];
  await m.sql(`INSERT INTO utilisateur (id, emetteur, sujet, nom, prenom) VALUES ($1,'demo',$2,$3,$4)`, [
    utilisateurId,
    sujet,
    reste.nom ?? 'Semé',
    reste.prenom ?? 'Agent',
  ]);
  await ecrireCourriel(m.sql, utilisateurId, `${sujet}@exemple.invalid`);
  await m.sql(
    `INSERT INTO habilitation (id, utilisateur_id, fonction, unite, organisme_id, plateforme_id, debut) VALUES ($1,$2,$3,$4,$5,$6,now() - interval '1 day')`,
    [
      habilitationId,
      utilisateurId,
      fonction,
      UNITE_DE_FONCTION[fonction],
      reste.plateformeId ? null : (m.monde.organismes[UNITE_DE_FONCTION[fonction]] ?? null),
      reste.plateformeId ?? m.monde.plateformeId,
    ],
  );
  return { utilisateurId, habilitationId };
}
