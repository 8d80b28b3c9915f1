import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  ajouterJours,
  dateParis,
  estJourTravaille,
  limiteOrdreDuJour,
  type ReglerRecurrenceRequete,
} from '@pdp/domain';
import { UniteDeTravail } from '../../../platform/database/unite-de-travail.js';
import { creerMonde, creerDossier, type Monde } from '../../dossier/essais/monde.js';
import { ouvrirOutils, type Outils } from '../../dossier/essais/outils.js';
import type { DemandeNotification } from '../../notification/notification.port.js';
import { RecurrencesDepot } from '../persistence/recurrences.depot.js';
import { RevueRepository } from '../persistence/revue.repository.js';
import { PreparerSeances } from './preparer-seances.js';
import { ReglerRythme } from './regler-rythme.use-case.js';
import { SeancesDuRythme } from './seances-du-rythme.js';

let outils: Outils;
let monde: Monde;
let maintenant = new Date();
const notifiees: DemandeNotification[] = [];

beforeAll(async () => {
  outils = await ouvrirOutils();
  monde = await creerMonde(outils);
});
afterAll(() => outils?.fermer());
beforeEach(() => void notifiees.splice(0));

const aTravailler = (depart: string): string => {
  let jour = depart;
  while (!estJourTravaille(jour)) jour = ajouterJours(jour, 1);
  return jour;
};
const PREMIERE = aTravailler(ajouterJours(dateParis(new Date()), 5));
const RYTHME: ReglerRecurrenceRequete = {
  type: 'REVUE',
  premiere: PREMIERE,
  heure: '14:00',
  tousLesJours: 14,
  dureeMinutes: 100,
  siFerie: 'JOUR_SUIVANT',
};

function services() {
  const { unite } = outils;
  const aLHeure = Object.assign(Object.create(UniteDeTravail.prototype) as UniteDeTravail, unite, {
    horloge: () => maintenant,
  });
  const revues = new RevueRepository();
  const seances = new SeancesDuRythme(revues);
  const rythmes = new ReglerRythme(unite, new RecurrencesDepot(outils.lecture), seances);
  const notifications = {
    notifier: async (_tx: unknown, demande: DemandeNotification) => void notifiees.push(demande),
  } as never;
  const file = { planifier: () => undefined } as never;
  return { rythmes, travail: new PreparerSeances(aLHeure, seances, revues, notifications, file) };
}
type Seance = { id: string; debut: Date; etat: string; prevue: string; remplacee: boolean };
const seances = (): Promise<Seance[]> =>
  outils.sql<Seance>(
    `SELECT id, debut, etat, prevue_le::text AS prevue, remplacee FROM revue WHERE plateforme_id = $1 AND type = 'REVUE' ORDER BY debut, id`,
    [monde.plateformeId],
  );
const vivantes = async (): Promise<Seance[]> =>
  (await seances()).filter((s) => s.etat !== 'ANNULEE' && s.etat !== 'REPORTEE');

describe('rythme d’une plateforme', () => {
  it('crée les séances des semaines à venir, une fois', async () => {
    const { rythmes, travail } = services();
    const cree = await rythmes.creer(monde.agents.COORDINATEUR, RYTHME);
    expect(cree).toMatchObject({ ok: true, valeur: { version: 1, active: true } });
    const avant = await vivantes();
    expect(avant.length).toBeGreaterThanOrEqual(5);
    expect(avant[0]?.prevue).toBe(PREMIERE);
    await Promise.all([travail.executer(), travail.executer()]);
    expect((await vivantes()).map((s) => s.id)).toEqual(avant.map((s) => s.id));
    // Celle qui approche s'est ouverte, ses invités convoqués une fois.
    expect((await vivantes())[0]?.etat).toBe('ORDRE_DU_JOUR_OUVERT');
    expect(notifiees.map((n) => [n.type, n.ressourceId])).toEqual([['CONVOCATION_REVUE', avant[0]!.id]]);
    expect(await rythmes.creer(monde.agents.COORDINATEUR, RYTHME)).toMatchObject({
      ok: false,
      erreur: { code: 'conflit' },
    });
  });

  it('refuse un rythme impossible, et qui ne planifie pas ce type', async () => {
    const { rythmes } = services();
    const dimanche = { ...RYTHME, type: 'ETM' as const, tousLesJours: 10 };
    expect(await rythmes.creer(monde.agents.COORDINATEUR, dimanche)).toMatchObject({
      ok: false,
      erreur: { champs: [{ chemin: 'tousLesJours' }] },
    });
    expect(await rythmes.creer(monde.agents.COORDINATEUR_ETM, RYTHME)).toMatchObject({
      ok: false,
      erreur: { code: 'acces-refuse' },
    });
    const sansPartenaire = { ...RYTHME, type: 'POINT_PARTENAIRE' as const };
    expect(await rythmes.creer(monde.agents.COORDINATEUR, sansPartenaire)).toMatchObject({
      ok: false,
      erreur: { champs: [{ chemin: 'organismeId' }] },
    });
  });

  it('ne reconvoque pas, et ne recrée pas une séance annulée', async () => {
    const { travail } = services();
    const [, deuxieme] = await vivantes();
    await travail.executer();
    expect(notifiees).toEqual([]);
    await outils.sql(`UPDATE revue SET etat = 'ANNULEE' WHERE id = $1`, [deuxieme!.id]);
    await travail.executer();
    expect((await vivantes()).map((s) => s.prevue)).not.toContain(deuxieme!.prevue);
    expect((await seances()).filter((s) => s.prevue === deuxieme!.prevue)).toHaveLength(1);
  });

  it('fige à la limite, s’il y a un dossier, une seule fois', async () => {
    const { travail } = services();
    const [premiere] = await vivantes();
    const limite = limiteOrdreDuJour(premiere!.debut);
    const etat = async () => (await seances()).find((s) => s.id === premiere!.id)?.etat;
    maintenant = new Date(limite.getTime() + 60_000);
    await travail.executer();
    expect(await etat()).toBe('ORDRE_DU_JOUR_OUVERT');
    const { dossierId } = await creerDossier(outils, monde);
    await outils.sql(
      `INSERT INTO passage_revue (id, revue_id, dossier_id, ordre, etat, question) VALUES (gen_random_uuid(), $1, $2, 1, 'INSCRIT', 'Que faire ?')`,
      [premiere!.id, dossierId],
    );
    maintenant = new Date(limite.getTime() - 60_000);
    await travail.executer();
    expect(await etat()).toBe('ORDRE_DU_JOUR_OUVERT');
    maintenant = new Date(limite.getTime() + 60_000);
    await travail.executer();
    expect(await etat()).toBe('ORDRE_DU_JOUR_FIGE');
    await outils.sql(`UPDATE revue SET etat = 'ORDRE_DU_JOUR_OUVERT' WHERE id = $1`, [premiere!.id]);
    await travail.executer();
    expect(await etat()).toBe('ORDRE_DU_JOUR_OUVERT');
    maintenant = new Date();
  });

  it('changer le rythme remplace les séances vides, garde celle qui a un dossier', async () => {
    const { rythmes } = services();
    const [avec, ...vides] = await vivantes();
    const [actuel] = await rythmes.lister(monde.agents.COORDINATEUR);
    const change = { ...RYTHME, heure: '09:30', tousLesJours: 28 };
    expect(await rythmes.modifier(monde.agents.COORDINATEUR, actuel!.id, 9, change)).toMatchObject({ ok: false });
    const r = await rythmes.modifier(monde.agents.COORDINATEUR, actuel!.id, actuel!.version, change);
    expect(r).toMatchObject({ ok: true, valeur: { version: 2, heure: '09:30' } });
    const restantes = await vivantes();
    expect(restantes.map((s) => s.id)).toContain(avec!.id);
    for (const vide of vides) expect(restantes.map((s) => s.id)).not.toContain(vide.id);
    const jours = restantes.map((s) => s.prevue);
    expect(new Set(jours).size).toBe(jours.length);
  });
});
