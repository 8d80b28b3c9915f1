import { insererScellee } from '../../../../test/cles-de-test.js';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FONCTIONS, type AccesVue, type EvenementHistorique, type GenreFrise, type RecitDossier } from '@pdp/domain';
import { categoriesLisibles } from '@pdp/permissions';
import type { Acteur } from '../../../platform/config/acteur.js';
import { nouvelId } from '../../../platform/config/identifiants.js';
import { FaitsService } from '../../../platform/permissions/faits.service.js';
import { LireJournal } from '../../journal/lire-journal/lire-journal.use-case.js';
import { LectureJournal } from '../../journal/persistence/lecture-journal.js';
import { canari, consentir, creerDossier, creerMonde, lier, type DossierDEssai, type Monde } from '../essais/monde.js';
import { ouvrirOutils, type Outils } from '../essais/outils.js';
import { LireDossier } from '../lire/lire-dossier.use-case.js';
import { LireHistorique } from './lire-historique.use-case.js';
import { LireRecit } from './lire-recit.use-case.js';

let outils: Outils;
let monde: Monde;
let historique: LireHistorique;
let recit: LireRecit;
let journal: LireJournal;
let faits: FaitsService;
let lire: LireDossier;
let d: DossierDEssai;

beforeAll(async () => {
  outils = await ouvrirOutils();
  monde = await creerMonde(outils);
  faits = new FaitsService(outils.lecture);
  historique = new LireHistorique(outils.lecture, faits, outils.journal, outils.horloge);
  recit = new LireRecit(outils.lecture, faits, outils.journal, outils.horloge, outils.coffre);
  journal = new LireJournal(faits, new LectureJournal(outils.lecture), outils.journal);
  lire = new LireDossier(outils.lecture, outils.journal, outils.horloge, outils.coffre);
  d = await creerDossier(outils, monde);
  for (const fonction of FONCTIONS) await lier(outils, d.dossierId, monde.agents[fonction].utilisateurId);
  await consentir(outils, d.dossierId, { portee: 'ASSURANCE_MALADIE' });
  await consentir(outils, d.dossierId, {
    portee: 'PARTENAIRE',
    unite: 'CAP_EMPLOI',
    organismeId: monde.organismes.CAP_EMPLOI,
    categories: ['identite', 'dispositifs'],
  });
  await consentir(outils, d.dossierId, {
    portee: 'PARTENAIRE',
    unite: 'SPST',
    organismeId: monde.organismes.SPST,
    categories: ['identite'],
  });
  await consentir(outils, d.dossierId, {
    portee: 'PARTENAIRE',
    unite: 'COMETE',
    organismeId: monde.organismes.COMETE,
    retire: true,
  });
  await semer();
});
afterAll(() => outils.fermer());

const PHRASE = 'Nous vous proposons de rencontrer le médecin du travail.';

async function semer(): Promise<void> {
  const { sql } = outils;
  const auteur = monde.agents.ASSISTANT_SERVICE_SOCIAL.utilisateurId;
  const [revue, passage, decision] = [nouvelId(), nouvelId(), nouvelId()];
  await sql(
    `INSERT INTO transition (id, ressource, ressource_id, dossier_id, transition, vers, acteur_id, le) VALUES ($1,'dossier',$2,$2,'ouvrir','OUVERT_SANS_PARTAGE',$3, now() - interval '30 days')`,
    [nouvelId(), d.dossierId, auteur],
  );
  for (const categorie of ['social', 'emploi', 'capacites'])
    await sql(
      `INSERT INTO transition (id, ressource, ressource_id, dossier_id, transition, vers, acteur_id, le) VALUES ($1,'categorie',$2,$2,'ecrire',$3,$4, now() - interval '20 days')`,
      [nouvelId(), d.dossierId, categorie, auteur],
    );
  await sql(
    `INSERT INTO entretien (id, dossier_id, date, modalite, resume, auteur_id) VALUES ($1,$2,current_date - 15,'TELEPHONE',$3,$4)`,
    [nouvelId(), d.dossierId, canari('resume'), auteur],
  );
  await sql(
    `INSERT INTO visite_pre_reprise (id, dossier_id, etat, date_heure) VALUES ($1,$2,'PLANIFIEE', now() + interval '3 days')`,
    [nouvelId(), d.dossierId],
  );
  await sql(
    `INSERT INTO visite_pre_reprise (id, dossier_id, etat, date_heure) VALUES ($1,$2,'TRANSMISSION_REFUSEE', now() - interval '9 days')`,
    [nouvelId(), d.dossierId],
  );
  await sql(`INSERT INTO revue (id, plateforme_id, titre, debut, etat) VALUES ($1,$2,'R',now(),'TERMINEE')`, [
    revue,
    monde.plateformeId,
  ]);
  await sql(
    `INSERT INTO passage_revue (id, revue_id, dossier_id, ordre, etat, question) VALUES ($1,$2,$3,1,'DECISION_PRISE','?')`,
    [passage, revue, d.dossierId],
  );
  await sql(
    `INSERT INTO decision_revue (id, revue_id, passage_id, dossier_id, code, texte, actions, phrase_assure, auteur_id, sequence, le) VALUES ($1,$2,$3,$4,'DEMANDER_PRE_REPRISE',$5,'[]',$6,$7,1, now() - interval '5 days')`,
    [decision, revue, passage, d.dossierId, canari('decision'), PHRASE, auteur],
  );
  await sql(
    `INSERT INTO tache (id, dossier_id, plateforme_id, decision_id, libelle, origine, responsable_id) VALUES ($1,$2,$3,$4,$5,'REVUE',$6)`,
    [
      nouvelId(),
      d.dossierId,
      monde.plateformeId,
      decision,
      canari('tache'),
      monde.agents.CONSEILLER_CAP_EMPLOI.utilisateurId,
    ],
  );
  for (const [type, etat] of [
    ['RQTH', 'ACCORDEE'],
    ['INVALIDITE', 'ACCORDEE'],
    ['INAPTITUDE', 'AVIS_RENDU'],
    ['CRPE', 'TERMINEE'],
  ] as const) {
    const id = nouvelId();
    await sql(
      `INSERT INTO dispositif (id, dossier_id, type, etat, etat_depuis, contenu_scelle, cree_par) VALUES ($1,$2,$3,$4,current_date - 2,'scelle',$5)`,
      [id, d.dossierId, type, etat, auteur],
    );
    await sql(
      `INSERT INTO transition (id, ressource, ressource_id, dossier_id, transition, vers, acteur_id, le) VALUES ($1,'dispositif',$2,$3,'ouvrir',$4,$5, now() - interval '2 days')`,
      [nouvelId(), id, d.dossierId, etat, auteur],
    );
  }
  const action = nouvelId();
  const contenu = outils.coffre.scellerJson('dispositif.contenu_scelle', action, {
    donnees: { nomAction: 'Remise en route, action 1' },
  });
  await sql(
    `INSERT INTO dispositif (id, dossier_id, type, etat, etat_depuis, contenu_scelle, cree_par) VALUES ($1,$2,'ACTION_PENDANT_ARRET','TERMINE',current_date,$3,$4)`,
    [action, d.dossierId, contenu, auteur],
  );
  for (const informe of [true, false])
    await sql(
      `INSERT INTO signalement (id, assure_id, plateforme_id, origine, motif, assure_informe, etat, dossier_id, emetteur_id, cree_le)
       VALUES ($1,$2,$3,$4,'ARRET_LONG',$5,'ACCEPTE',$6,$7, now() - interval '31 days')`,
      [
        nouvelId(),
        d.assureId,
        monde.plateformeId,
        informe ? 'SERVICE_MEDICAL' : 'CPAM',
        informe,
        d.dossierId,
        monde.agents[informe ? 'MEDECIN_CONSEIL' : 'REFERENT_CPAM'].utilisateurId,
      ],
    );
  for (const classe of ['ADMINISTRATIF', 'SOCIAL'])
    await sql(`INSERT INTO document (id, dossier_id, classe, titre_scelle, depose_par) VALUES ($1,$2,$3,'scelle',$4)`, [
      nouvelId(),
      d.dossierId,
      classe,
      auteur,
    ]);
  await sql(`UPDATE dossier SET clos_le = now(), issue = 'AAH' WHERE id = $1`, [d.dossierId]);
  await insererScellee(sql, 'livret_version', {
    id: nouvelId(),
    dossier_id: d.dossierId,
    version: 1,
    etat: 'PUBLIE',
    contenu: {},
    publie_le: new Date(),
  });
}

async function tout(agent: Acteur, limite = 4, genre?: GenreFrise): Promise<EvenementHistorique[]> {
  const lignes: EvenementHistorique[] = [];
  let curseur: string | undefined;
  for (let page = 0; page < 20; page += 1) {
    const r = await historique.executer(agent, d.dossierId, { limite, curseur, genre });
    if (!r.ok) throw new Error(r.erreur.code);
    lignes.push(...r.valeur.elements);
    if (r.valeur.curseurSuivant === null) return lignes;
    curseur = r.valeur.curseurSuivant;
  }
  throw new Error('trop de pages');
}

describe('historique', () => {
  it('ne montre à chaque fonction que ses catégories, sans jamais de contenu', async () => {
    for (const fonction of FONCTIONS) {
      const agent = fonction === 'ASSURE' ? d.assure : monde.agents[fonction];
      const f = await faits.charger(agent, d.dossierId);
      if (f === null || (await lire.executer(agent, d.dossierId)) === null) {
        expect(await historique.executer(agent, d.dossierId, { limite: 50 })).toMatchObject({
          ok: false,
          erreur: { code: 'introuvable' },
        });
        continue;
      }
      const { lisibles, parElement } = categoriesLisibles(agent, f);
      const lignes = await tout(agent);
      expect({
        fonction,
        indues: lignes.filter(
          (l) => l.categorie !== null && !lisibles.includes(l.categorie) && !parElement.includes(l.categorie),
        ),
      }).toEqual({ fonction, indues: [] });
      expect(JSON.stringify(lignes)).not.toMatch(
        new RegExp([canari('resume'), canari('decision'), canari('tache')].join('|')),
      );
      expect(new Set(lignes.map((l) => l.id)).size).toBe(lignes.length);
      expect(lignes.map((l) => l.le)).toEqual(
        lignes
          .map((l) => l.le)
          .sort()
          .reverse(),
      );
    }
  });

  it('dit la décision selon la portée : libellé, existence, phrase de l’assuré, ou « vous concerne »', async () => {
    const decision = async (agent: Acteur): Promise<string | undefined> =>
      (await tout(agent)).find((l) => l.type === 'decision')?.libelle;
    expect(await decision(monde.agents.MEDECIN_CONSEIL)).toBe('Revue de dossiers : demander une pré-reprise');
    expect(await decision(monde.agents.CSAM_SERVICE_SOCIAL)).toBe('Revue de dossiers : décision prise');
    expect(await decision(d.assure)).toBe(`Décidé ensemble : ${PHRASE}`);
    expect(await decision(monde.agents.CONSEILLER_CAP_EMPLOI)).toBe('Revue de dossiers : une décision vous concerne');
    expect(await decision(monde.agents.MEDECIN_TRAVAIL)).toBeUndefined();
  });

  it('un retrait d’accord ou de transmission reste caché à qui contrôle les indemnités', async () => {
    const libelles = async (agent: Acteur): Promise<string> => (await tout(agent)).map((l) => l.libelle).join('\n');
    expect(await libelles(monde.agents.ASSISTANT_SERVICE_SOCIAL)).toMatch(/Accord retiré/);
    expect(await libelles(monde.agents.ASSISTANT_SERVICE_SOCIAL)).toMatch(/transmission refusée/);
    for (const fonction of ['MEDECIN_CONSEIL', 'REFERENT_CPAM'] as const)
      expect(await libelles(monde.agents[fonction])).not.toMatch(/retiré|refusée|COMETE/);
    expect(await libelles(monde.agents.CONSEILLER_CAP_EMPLOI)).not.toMatch(/SPST|COMETE/);
  });

  const libellesDe = async (agent: Acteur, genre: GenreFrise): Promise<string[]> =>
    (await tout(agent, 3, genre)).map((l) => l.libelle);

  it('un statut de santé ne se montre qu’à qui a les deux droits', async () => {
    const vus = async (agent: Acteur): Promise<string[]> =>
      (await libellesDe(agent, 'DISPOSITIF')).map((libelle) => libelle.split(' : ')[0]!).sort();
    const convention = 'Convention de rééducation en entreprise';
    const tous = [convention, 'Inaptitude au poste', 'Invalidité', 'Reconnaissance de travailleur handicapé'];
    for (const agent of [monde.agents.ASSISTANT_SERVICE_SOCIAL, d.assure]) expect(await vus(agent)).toEqual(tous);
    expect(await vus(monde.agents.REFERENT_CPAM)).toEqual([convention, 'Invalidité']);
    for (const fonction of ['CSAM_SERVICE_SOCIAL', 'CONSEILLER_CAP_EMPLOI'] as const)
      expect(await vus(monde.agents[fonction])).toEqual([convention]);
    expect(await vus(monde.agents.MEDECIN_TRAVAIL)).toEqual([]);
  });

  it('signalements et documents suivent leurs propres droits', async () => {
    const dits = 'Un professionnel a proposé que l’on vous aide.';
    expect(await libellesDe(monde.agents.ASSISTANT_SERVICE_SOCIAL, 'SIGNALEMENT')).toHaveLength(2);
    expect(await libellesDe(d.assure, 'SIGNALEMENT')).toEqual([dits]);
    expect(await libellesDe(monde.agents.REFERENT_CPAM, 'SIGNALEMENT')).toEqual(['Signalement : CPAM']);
    expect(await libellesDe(monde.agents.CONSEILLER_CAP_EMPLOI, 'SIGNALEMENT')).toEqual([]);
    const documents = async (agent: Acteur): Promise<string[]> =>
      (await libellesDe(agent, 'DOCUMENT')).filter((libelle) => libelle.startsWith('Document')).sort();
    expect(await documents(monde.agents.ASSISTANT_SERVICE_SOCIAL)).toEqual([
      'Document administratif déposé',
      'Document social déposé',
    ]);
    expect(await documents(monde.agents.REFERENT_CPAM)).toEqual(['Document administratif déposé']);
    expect(await documents(monde.agents.CONSEILLER_CAP_EMPLOI)).toEqual([]);
  });

  it('le récit ne raconte que ce que le lecteur lit', async () => {
    const raconter = async (agent: Acteur): Promise<RecitDossier> => {
      const r = await recit.executer(agent, d.dossierId);
      if (!r.ok) throw new Error(r.erreur.code);
      return r.valeur;
    };
    const resultats = async (agent: Acteur): Promise<string[] | undefined> =>
      (await raconter(agent)).resultats?.map(({ libelle }) => libelle).sort();
    expect(await raconter(monde.agents.ASSISTANT_SERVICE_SOCIAL)).toMatchObject({
      entretiens: { total: 1, parModalite: { PHYSIQUE: 0, TELEPHONE: 1, VISIO: 0 } },
      partenaires: ['Organisme CAP_EMPLOI', 'Organisme SPST', 'Organisme COMETE'],
    });
    const commun = [
      'Action pendant l’arrêt (Remise en route, action 1) : terminée',
      'Convention de rééducation en entreprise : terminée',
      'Visite de pré-reprise faite',
    ];
    const sante = ['Invalidité : accordée', 'Reconnaissance de travailleur handicapé : accordée'];
    const issue = 'À la clôture : allocation aux adultes handicapés';
    for (const agent of [monde.agents.ASSISTANT_SERVICE_SOCIAL, d.assure])
      expect(await resultats(agent)).toEqual([...commun, ...sante, issue].sort());
    expect(await resultats(monde.agents.REFERENT_CPAM)).toEqual([...commun, 'Invalidité : accordée'].sort());
    expect(await resultats(monde.agents.COORDINATEUR)).toEqual(commun);
    expect((await raconter(monde.agents.CONSEILLER_CAP_EMPLOI)).partenaires).toEqual(['Organisme CAP_EMPLOI']);
    expect((await raconter(monde.agents.MEDECIN_TRAVAIL)).resultats).toBeNull();
    expect((await raconter(monde.agents.REFERENT_CPAM)).partenaires).not.toContain('Organisme COMETE');
    expect(await recit.executer(monde.agents.ADMINISTRATEUR, d.dossierId)).toMatchObject({ ok: false });
  });

  it('distingue ce qui est fait de ce qui vient', async () => {
    const visites = (await tout(monde.agents.ASSISTANT_SERVICE_SOCIAL)).filter((l) => l.type === 'visite');
    expect(visites.map((v) => v.etat)).toEqual(['a-venir', 'fait']);
  });
});

describe('journal', () => {
  const lignes = async (agent: Acteur): Promise<readonly AccesVue[] | string> => {
    const r = await journal.executer(agent, d.dossierId, 200, undefined);
    return r.ok ? r.valeur.elements : r.erreur.code;
  };

  it('l’assuré voit qui a lu, pas ce qui a été refusé ni ses propres lectures ; le DPO aussi', async () => {
    const etranger = { ...monde.agents.MEDECIN_TRAVAIL, utilisateurId: nouvelId(), organismeId: nouvelId() };
    await outils.sql(`TRUNCATE journal_acces`);
    await lire.executer(monde.agents.MEDECIN_CONSEIL, d.dossierId);
    await lire.executer(monde.agents.CONSEILLER_CAP_EMPLOI, d.dossierId);
    await lire.executer(etranger, d.dossierId);
    await lire.executer(d.assure, d.dossierId);
    const vus = await lignes(d.assure);
    expect(vus).toMatchObject([
      {
        qui: 'Agent conseiller_cap_emploi',
        fonction: 'Conseiller(ère) Cap emploi',
        organisme: 'Organisme CAP_EMPLOI',
        action: 'a ouvert votre dossier',
      },
      { qui: 'Agent medecin_conseil', action: 'a ouvert votre dossier' },
    ]);
    expect((await lignes(monde.agents.DPO)).length).toBeGreaterThanOrEqual(3);
    expect(
      await new LectureJournal(outils.lecture).compterOuvertures(
        d.dossierId,
        new Date(Date.now() - 60_000),
        d.assure.utilisateurId,
      ),
    ).toBe(2);
  });

  it('n’existe pas pour les autres', async () => {
    expect(await lignes(monde.agents.ASSISTANT_SERVICE_SOCIAL)).toBe('acces-refuse');
    for (const fonction of ['ADMINISTRATEUR', 'PILOTE', 'MANDATAIRE'] as const)
      expect({ fonction, code: await lignes(monde.agents[fonction]) }).toEqual({ fonction, code: 'introuvable' });
    expect(await lignes({ ...monde.agents.DPO, plateformeId: monde.autrePlateformeId })).toBe('introuvable');
  });
});
