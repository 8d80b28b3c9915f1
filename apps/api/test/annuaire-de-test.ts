import type { Fonction } from '@pdp/domain';
import { UNITE_DE_FONCTION } from '@pdp/domain';
import { nouvelId } from '../src/platform/config/identifiants.js';
import { pg } from '../src/platform/database/pg.js';
import { ecrireCourriel, sqlDe } from './cles-de-test.js';

export type HabilitationDeTest = { readonly fonction: Fonction; readonly fin?: Date; readonly debut?: Date };

export type CompteDeTest = {
  readonly compte: string;
  readonly nom?: string;
  readonly prenom?: string;
  readonly actif?: boolean;
  readonly suspendu?: boolean;
  readonly emetteur?: string;
  readonly habilitations: readonly HabilitationDeTest[];
};

export type CompteSeme = { readonly utilisateurId: string; readonly habilitations: readonly string[] };

/** Sème une plateforme, un organisme et des comptes ; rend leurs ids dans l'ordre donné. */
export async function semerComptes(
  databaseUrl: string,
  comptes: readonly CompteDeTest[],
): Promise<readonly CompteSeme[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const lieu = await semerLieu(client);
    const semes: CompteSeme[] = [];
    for (const compte of comptes) semes.push(await semerCompte(client, compte, lieu));
    return semes;
  } finally {
    await client.end();
  }
}

type Lieu = { readonly plateformeId: string; readonly organismeId: string };

async function semerLieu(client: pg.Client): Promise<Lieu> {
  const lieu = { plateformeId: nouvelId(), organismeId: nouvelId() };
  await client.query(`INSERT INTO plateforme (id, nom, departement) VALUES ($1, 'Morbihan (essai)', '56')`, [
    lieu.plateformeId,
  ]);
  await client.query(
    `INSERT INTO organisme (id, type, nom, plateforme_id) VALUES ($1, 'SERVICE_SOCIAL', 'Service social (essai)', $2)`,
    [lieu.organismeId, lieu.plateformeId],
  );
  return lieu;
}

async function semerCompte(client: pg.Client, compte: CompteDeTest, lieu: Lieu): Promise<CompteSeme> {
  const utilisateurId = nouvelId();
  await client.query(
    `INSERT INTO utilisateur (id, emetteur, sujet, nom, prenom, actif, suspendu_le) VALUES ($1, $2, $3, $4, $5, $6, CASE WHEN $7 THEN now() END)`,
    [
      utilisateurId,
      compte.emetteur ?? 'demo',
      compte.compte,
      compte.nom ?? 'Essai',
      compte.prenom ?? 'Camille',
      compte.actif ?? true,
      compte.suspendu ?? false,
    ],
  );
  await ecrireCourriel(sqlDe(client), utilisateurId, `${compte.compte}@demo.pdp`);
  const habilitations: string[] = [];
  for (const h of compte.habilitations) {
    const id = nouvelId();
    habilitations.push(id);
    await client.query(
      `INSERT INTO habilitation (id, utilisateur_id, fonction, unite, organisme_id, plateforme_id, debut, fin) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        id,
        utilisateurId,
        h.fonction,
        UNITE_DE_FONCTION[h.fonction],
        lieu.organismeId,
        lieu.plateformeId,
        h.debut ?? new Date('2026-01-01T00:00:00Z'),
        h.fin ?? null,
      ],
    );
  }
  return { utilisateurId, habilitations };
}
