import { UNITE_DE_FONCTION, type TypeOrganisme } from '@pdp/domain';
import { COMPTES_DEMO } from '../src/demo/comptes.js';
import { nouvelId } from '../src/platform/config/identifiants.js';
import { ecrireCourriel, sqlDe } from './cles-de-test.js';
import { pg } from '../src/platform/database/pg.js';

/** Deux plateformes et les comptes de la démonstration, sans aucun dossier. */
export type Territoires = {
  readonly plateformes: Readonly<Record<'morbihan' | 'finistere', string>>;
  /** Utilisateur de chaque compte, par son sujet. */
  readonly utilisateurs: Readonly<Record<string, string>>;
};

const TYPE_DE_CLE: readonly (readonly [RegExp, TypeOrganisme])[] = [
  [/^service-social/, 'SERVICE_SOCIAL'],
  [/^(amiem|spst)/, 'SPST'],
  [/^cap-emploi/, 'CAP_EMPLOI'],
  [/^kerpape/, 'COMETE'],
];

/** Sème l'annuaire de la démonstration dans une base neuve : de quoi se connecter et éprouver le cloisonnement. */
export async function semerTerritoires(databaseUrl: string): Promise<Territoires> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return await semer(client);
  } finally {
    await client.end();
  }
}

async function semer(client: pg.Client): Promise<Territoires> {
  const plateformes = { morbihan: nouvelId(), finistere: nouvelId() };
  await client.query(
    `INSERT INTO plateforme (id, nom, departement) VALUES ($1, 'Morbihan (essai)', '56'), ($2, 'Finistère (essai)', '29')`,
    [plateformes.morbihan, plateformes.finistere],
  );
  const organismes = new Map<string, string>();
  const utilisateurs: Record<string, string> = {};
  for (const { compte, fonction, nom, prenom, organisme, territoire } of COMPTES_DEMO) {
    const plateformeId = plateformes[territoire];
    if (organisme !== '' && !organismes.has(organisme)) {
      const id = nouvelId();
      organismes.set(organisme, id);
      const type = TYPE_DE_CLE.find(([forme]) => forme.test(organisme))?.[1] ?? 'CPAM';
      await client.query(`INSERT INTO organisme (id, type, nom, plateforme_id) VALUES ($1, $2, $3, $4)`, [
        id,
        type,
        `Organisme ${organisme}`,
        plateformeId,
      ]);
    }
    const utilisateurId = nouvelId();
    utilisateurs[compte] = utilisateurId;
    await client.query(`INSERT INTO utilisateur (id, emetteur, sujet, nom, prenom) VALUES ($1, 'demo', $2, $3, $4)`, [
      utilisateurId,
      compte,
      nom,
      prenom,
    ]);
    await ecrireCourriel(sqlDe(client), utilisateurId, `${compte}@demo.pdp`);
    await client.query(
      `INSERT INTO habilitation (id, utilisateur_id, fonction, unite, organisme_id, plateforme_id, debut) VALUES ($1, $2, $3, $4, $5, $6, '2026-01-01')`,
      [
        nouvelId(),
        utilisateurId,
        fonction,
        UNITE_DE_FONCTION[fonction],
        organismes.get(organisme) ?? null,
        plateformeId,
      ],
    );
  }
  return { plateformes, utilisateurs };
}
