import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { succes } from '@pdp/domain';
import { COFFRE_DE_TEST } from '../../../../test/cles-de-test.js';
import { configurationDeTest } from '../../../../test/configuration-de-test.js';
import { SYSTEME } from '../../../platform/config/acteur.js';
import { ouvrirOutils, type Outils } from '../../dossier/essais/outils.js';
import { HabilitationDepot } from '../persistence/habilitation.depot.js';
import { ComptesInvites } from './comptes-invites.js';

let outils: Outils;
beforeAll(async () => {
  outils = await ouvrirOutils();
}, 60_000);
afterAll(() => outils?.fermer());

const inviter = async (demo: boolean, courriel: string) => {
  const comptes = new ComptesInvites(new HabilitationDepot(COFFRE_DE_TEST), configurationDeTest(outils.url, { demo }));
  const resultat = await outils.unite.executer(SYSTEME, async (tx) => {
    const id = await comptes.inviter(tx, { nom: ' Élouan ', prenom: 'Gwenola', courriel });
    return id.ok ? succes(id.valeur) : id;
  });
  if (!resultat.ok) return resultat.erreur.code;
  const [compte] = await outils.sql<{ emetteur: string; sujet: string; nom: string }>(
    `SELECT emetteur, sujet, nom FROM utilisateur WHERE id = $1`,
    [resultat.valeur],
  );
  return compte;
};

test('hors démonstration, le compte attend son identité : rien du courriel ne permet de s’y connecter', async () => {
  expect(await inviter(false, 'reelle@exemple.invalid')).toEqual({
    emetteur: 'invitation',
    sujet: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f-]{27}$/),
    nom: 'Élouan',
  });
});

test('en démonstration, on se connecte par le début du courriel ; deux pareils ne se confondent pas', async () => {
  expect(await inviter(true, 'pas une adresse')).toBe('requete-invalide');
  expect(await inviter(true, 'Gwen.Elouan@exemple.invalid')).toMatchObject({ emetteur: 'demo', sujet: 'gwen.elouan' });
  expect(await inviter(true, 'gwen.elouan@autre.invalid')).toMatchObject({ sujet: 'gwen.elouan.2' });
  expect(await inviter(true, 'GWEN.elouan@exemple.invalid')).toBe('conflit');
});
