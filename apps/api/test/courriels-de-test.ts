import type { HabilitationsPage } from '@pdp/domain';
import { ouvrirContact } from '../src/platform/chiffrement/contacts.js';
import { COFFRE_DE_TEST, type Sql } from './cles-de-test.js';
import type { ClientHttp } from './client-http.js';

/** Courriels de tous les comptes d'une base, ouverts. */
export async function courrielsDesComptes(sql: Sql): Promise<string[]> {
  const comptes = await sql<{ utilisateurId: string; sceau: string }>(
    `SELECT id AS "utilisateurId", courriel_scelle AS sceau FROM utilisateur WHERE courriel_scelle IS NOT NULL`,
  );
  return comptes.map((compte) => ouvrirContact(COFFRE_DE_TEST, 'courriel', compte) ?? '');
}

/** Invite une personne par l'administration, et la retrouve à son courriel ; rend ce que l'écran en montre. */
export async function inviterEtRetrouver(sql: Sql, admin: ClientHttp, courriel: string): Promise<(string | null)[]> {
  const [organisme] = await sql<{ id: string }>(
    `SELECT o.id FROM organisme o JOIN habilitation h ON h.plateforme_id = o.plateforme_id JOIN utilisateur u ON u.id = h.utilisateur_id
     WHERE u.sujet = 'admin' AND 'SERVICE_SOCIAL' = ANY(o.unites) LIMIT 1`,
  );
  const invitation = {
    nouvelUtilisateur: { nom: 'Zqxnom', prenom: 'Gwenola', courriel },
    fonction: 'CSAM_SERVICE_SOCIAL',
    organismeId: organisme!.id,
    motif: 'Essai',
  };
  const cree = await admin.post('/habilitations', invitation, {
    entetes: { 'idempotency-key': crypto.randomUUID() },
  });
  if (cree.statut !== 201) throw new Error(`${cree.statut} : ${cree.texte.slice(0, 400)}`);
  const adresse = `/habilitations?recherche=${encodeURIComponent(courriel)}`;
  return (await admin.get<HabilitationsPage>(adresse)).corps.elements.map(({ utilisateur }) => utilisateur.courriel);
}
