import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { echec, erreurMetier, succes, type Unite } from '@pdp/domain';
import { creerMonde, type Monde } from '../../modules/dossier/essais/monde.js';
import { ouvrirOutils, type Outils } from '../../modules/dossier/essais/outils.js';
import { OrganismeEntity } from '../../modules/annuaire/persistence/organisme.entity.js';
import type { Acteur } from '../config/acteur.js';
import { ensemble } from './requetes-de-transaction.js';

let outils: Outils;
let monde: Monde;
let acteur: Acteur;

beforeAll(async () => {
  outils = await ouvrirOutils();
  monde = await creerMonde(outils);
  acteur = monde.agents.COORDINATEUR;
});
afterAll(() => outils.fermer());

function organisme(unite: Unite): string {
  const id = monde.organismes[unite];
  if (id === undefined) throw new Error(`organisme absent : ${unite}`);
  return id;
}

const NOMMER = `UPDATE organisme SET nom = $2 WHERE id = $1`;
const nomDe = async (id: string): Promise<string | undefined> =>
  (await outils.sql<{ nom: string }>(`SELECT nom FROM organisme WHERE id = $1`, [id]))[0]?.nom;
const lignesDeJournal = async (ressourceId: string): Promise<number> =>
  (await outils.sql(`SELECT 1 FROM journal_acces WHERE ressource_id = $1`, [ressourceId])).length;
const entree = (ressourceId: string, action = 'revue.decider') => ({
  action,
  ressource: 'decision',
  ressourceId,
  dossierId: null,
  categories: [],
});

describe('une transaction par cas d’usage', () => {
  it('valide ensemble l’écriture, son journal et sa boîte de sortie, et ne diffuse qu’ensuite', async () => {
    const id = organisme('CAP_EMPLOI');
    const message = { id: '' };
    const rendu = await outils.unite.executer(acteur, async (tx) => {
      await tx.sql(NOMMER, [id, 'Validé']);
      tx.journaliser(entree(id));
      message.id = tx.publier('essai', { organismeId: id });
      tx.diffuser(`agent:${acteur.utilisateurId}`, 'notification.creee', { id });
      expect(outils.diffuse).toEqual([]);
      return succes('fait');
    });
    expect(rendu).toEqual(succes('fait'));
    expect(await nomDe(id)).toBe('Validé');
    expect(await lignesDeJournal(id)).toBe(1);
    expect(await outils.sql(`SELECT 1 FROM outbox WHERE id = $1`, [message.id])).toHaveLength(1);
    expect(outils.diffuse).toHaveLength(1);
  });

  it('une écriture en suspens part avant la validation, qui l’attend', async () => {
    const id = organisme('CAP_EMPLOI');
    await outils.unite.executer(acteur, (tx) => {
      tx.enSuspens(tx.sql(NOMMER, [id, 'En suspens']));
      tx.journaliser(entree(id, 'essai.suspens'));
      return Promise.resolve(succes('fait'));
    });
    expect(await nomDe(id)).toBe('En suspens');
  });

  it('la faute d’une écriture en suspens annule tout, journal et diffusion compris', async () => {
    const id = organisme('SPST');
    const avant = { nom: await nomDe(id), journal: await lignesDeJournal(id), diffuse: outils.diffuse.length };
    const rendu = outils.unite.executer(acteur, async (tx) => {
      await tx.sql(NOMMER, [id, 'Jamais']);
      tx.enSuspens(tx.sql(`INSERT INTO organisme (id) VALUES ($1)`, [id]));
      tx.journaliser(entree(id));
      tx.diffuser(`agent:${acteur.utilisateurId}`, 'notification.creee', { id });
      return succes('fait');
    });
    await expect(rendu).rejects.toMatchObject({ code: '23502' });
    expect({ nom: await nomDe(id), journal: await lignesDeJournal(id), diffuse: outils.diffuse.length }).toEqual(avant);
  });

  it('une requête envoyée à la suite d’une réponse en suspens est refusée : la transaction est déjà close', async () => {
    const id = organisme('SPST');
    const avant = await nomDe(id);
    const tardive = { refus: '' };
    await outils.unite.executer(acteur, (tx) => {
      const chaine = tx.sql(`SELECT 1 AS un`).then(() => tx.sql(NOMMER, [id, 'Tardive']));
      tx.enSuspens(chaine.catch((erreur: Error) => (tardive.refus = erreur.message)));
      return Promise.resolve(succes('fait'));
    });
    expect(tardive.refus).toBe('requête envoyée après la validation');
    expect(await nomDe(id)).toBe(avant);
  });

  it('un refus annule tout ce qui était écrit', async () => {
    const id = organisme('SPST');
    const avant = await nomDe(id);
    const refus = echec(erreurMetier('conflit', 'Refusé.'));
    const rendu = await outils.unite.executer(acteur, async (tx) => {
      await tx.sql(NOMMER, [id, 'Jamais']);
      tx.journaliser(entree(id));
      return refus;
    });
    expect(rendu).toEqual(refus);
    expect(await nomDe(id)).toBe(avant);
    expect(await lignesDeJournal(id)).toBe(0);
  });

  it('un journal qui ne s’écrit pas annule l’acte, dont la validation était déjà partie', async () => {
    const id = organisme('SPST');
    const avant = await nomDe(id);
    const acte = outils.unite.executer(acteur, async (tx) => {
      await tx.sql(NOMMER, [id, 'Sans journal']);
      tx.journaliser(entree('pas-un-uuid'));
      tx.diffuser(`agent:${acteur.utilisateurId}`, 'notification.creee', { id: 'perdue' });
      return succes(null);
    });
    await expect(acte).rejects.toMatchObject({ code: '22P02' });
    expect(await nomDe(id)).toBe(avant);
    expect(JSON.stringify(outils.diffuse)).not.toContain('perdue');
  });

  it('une faute au milieu d’écritures envoyées ensemble annule tout et rend la première faute', async () => {
    const id = organisme('SPST');
    const avant = await nomDe(id);
    const acte = outils.unite.executer(acteur, async (tx) => {
      await ensemble([tx.sql(NOMMER, [id, 'Perdu']), tx.sql('SELECT 1 / 0'), tx.sql(NOMMER, [id, 'Perdu aussi'])]);
      return succes(null);
    });
    await expect(acte).rejects.toMatchObject({ code: '22012' });
    expect(await nomDe(id)).toBe(avant);
  });

  it('la connexion rendue après une faute sert encore, et TypeORM verrouille dans la transaction', async () => {
    const id = organisme('CPAM');
    for (let i = 0; i < 12; i++)
      await outils.unite
        .executer(acteur, (tx) => tx.sql('SELECT 1 / 0').then(() => succes(null)))
        .catch(() => undefined);
    const rendu = await outils.unite.executer(acteur, async (tx) => {
      const lu = await tx.manager.findOne(OrganismeEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
      return succes(lu?.id);
    });
    expect(rendu).toEqual(succes(id));
  });

  it.each([
    ['compte fermé', `UPDATE utilisateur SET actif = $2 WHERE id = $1`, false, true],
    ['fonction terminée', `UPDATE habilitation SET fin = $2 WHERE utilisateur_id = $1`, new Date(), null],
    ['fonction à venir', `UPDATE habilitation SET debut = $2 WHERE utilisateur_id = $1`, '2099-01-01', '2020-01-01'],
  ])('%s : rien n’est validé, même la validation déjà partie', async (_, changer, ferme, ouvert) => {
    const id = monde.organismes.ETM!;
    const [avant, lignes] = [await nomDe(id), await lignesDeJournal(id)];
    const auteur = monde.agents.PILOTE;
    const ecrire = (): Promise<object> =>
      outils.unite.executer(auteur, async (tx) => {
        await tx.sql(NOMMER, [id, 'Trop tard']);
        tx.journaliser(entree(id));
        return succes(null);
      });
    await outils.sql(changer, [auteur.utilisateurId, ferme]);
    expect(await ecrire()).toMatchObject({ ok: false, erreur: { code: 'non-connecte' } });
    expect([await nomDe(id), await lignesDeJournal(id)]).toEqual([avant, lignes]);
    await outils.sql(changer, [auteur.utilisateurId, ouvert]);
    expect(await ecrire()).toEqual(succes(null));
    await outils.sql(`UPDATE organisme SET nom = $2 WHERE id = $1`, [id, avant]);
  });
});
