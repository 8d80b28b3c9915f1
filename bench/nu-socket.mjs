// Référence de la revue : node:http, socket.io et pg, sans rien d’autre. Pour une décision, les mêmes lignes durables que le
// produit (décision, événement, passage, tâches, notifications, boîte de sortie, traces, journal), en une transaction
// envoyée d’un seul trait ; diffusion après la validation. Aucun droit vérifié, rien de relu.
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import pg from 'pg';
import { Server } from 'socket.io';

const { url, revueId, sequence: depart, conducteur, plateformeId } = JSON.parse(process.env.BENCH);
process.once('disconnect', () => process.exit(0));
process.on('SIGTERM', () => process.exit(0));

const client = new pg.Client({ connectionString: url, pipeline: true });
await client.connect();
let sequence = depart;
let suite = Promise.resolve();

const TEXTES = {
  passage: `UPDATE passage_revue SET etat = 'DECISION_PRISE', termine_le = now(), version = version + 1 WHERE id = $1`,
  decision: `INSERT INTO decision_revue (id, revue_id, passage_id, dossier_id, code, texte, actions, phrase_assure, auteur_id, sequence) VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10)`,
  tache: `INSERT INTO tache (id, dossier_id, decision_id, plateforme_id, libelle, pourquoi, origine, auteur_id, responsable_id, echeance) VALUES ($1,$2,$3,$4,$5,'Revue','REVUE',$6,$7,$8)`,
  notification: `INSERT INTO notification (id, utilisateur_id, type, ressource, ressource_id, dossier_id) VALUES ($1,$2,'TACHE_CONFIEE','tache',$3,$4)`,
  sortie: `INSERT INTO outbox (id, type, donnees, relaye_le, traite_le) VALUES ($1,'mesure',$2, now(), now())`,
  proposition: `INSERT INTO livret_proposition (id, dossier_id, source, source_id, phrase_scellee) VALUES ($1,$2,'DECISION',$3,$4)`,
  dossier: `UPDATE dossier SET version = version + 1, maj_le = now() WHERE id = $1`,
  revue: `UPDATE revue SET sequence = $2, version = version + 1 WHERE id = $1`,
  evenement: `INSERT INTO revue_evenement (revue_id, sequence, type, passage_id, dossier_id, auteur_id, donnees) VALUES ($1,$2,'decision-prise',$3,$4,$5,$6)`,
  transition: `INSERT INTO transition (id, ressource, ressource_id, dossier_id, transition, de, vers, acteur_id, fonction) VALUES ($1,'passage',$2,$3,'decider','EN_DISCUSSION','DECISION_PRISE',$4,'COORDINATEUR')`,
  journal: `INSERT INTO journal_acces (utilisateur_id, fonction, action, ressource, ressource_id, dossier_id, categories) VALUES ($1,'COORDINATEUR','revue.decider','decision',$2,$3,'{revueDecisions}')`,
};
const ecrire = (nom, ...values) => client.query({ name: nom, text: TEXTES[nom], values });

async function enregistrer({ passageId, dossierId, referentId, corps }) {
  const id = randomUUID();
  const rang = ++sequence;
  const confiees = [...corps.actions, { quoi: 'Publier le livret', responsableId: referentId, echeance: corps.actions[0].echeance }]; // prettier-ignore
  await Promise.all([
    client.query('BEGIN'),
    ecrire('passage', passageId),
    ecrire('decision', id, revueId, passageId, dossierId, corps.code, corps.texte, JSON.stringify(corps.actions), corps.phraseAssure, conducteur, rang), // prettier-ignore
    ...confiees.flatMap(({ quoi, responsableId, echeance }) => {
      const tache = randomUUID();
      return [
        ecrire('tache', tache, dossierId, id, plateformeId, quoi, conducteur, responsableId, echeance),
        ecrire('notification', randomUUID(), responsableId, tache, dossierId),
        ecrire('sortie', randomUUID(), '{}'),
      ];
    }),
    ecrire('proposition', randomUUID(), dossierId, id, corps.phraseAssure),
    ecrire('dossier', dossierId),
    ecrire('revue', revueId, rang),
    ecrire('evenement', revueId, rang, passageId, dossierId, conducteur, JSON.stringify({ decisionId: id })),
    ecrire('transition', randomUUID(), passageId, dossierId, conducteur),
    ecrire('journal', conducteur, id, dossierId),
    ecrire('sortie', randomUUID(), '{}'),
    client.query('COMMIT'),
  ]);
  io.to('revue').emit('revue.evenement', { revueId, sequence: rang, type: 'decision-prise' });
  return { id, sequence: rang, passageId };
}

const serveur = createServer((demande, reponse) => {
  let texte = '';
  demande.setEncoding('utf8').on('data', (morceau) => (texte += morceau));
  demande.on('end', () => {
    // Une décision à la fois : les transactions partagent la connexion.
    suite = suite
      .then(() => enregistrer(JSON.parse(texte)))
      .then(
        (creee) => reponse.writeHead(201, { 'content-type': 'application/json' }).end(JSON.stringify(creee)),
        (erreur) => reponse.writeHead(500).end(String(erreur)),
      );
  });
});
const io = new Server(serveur, { path: '/api/temps-reel', transports: ['websocket'] });
io.on('connection', (socket) => {
  socket.on('revue.rejoindre', (_, accuse) => {
    void socket.join('revue');
    accuse({ ok: true });
  });
});
serveur.listen(0, '127.0.0.1', () => process.send({ port: serveur.address().port }));
