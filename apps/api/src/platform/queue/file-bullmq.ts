import { ACCES_SYSTEME, sousAcces } from '../database/acces-base.js';
import type { Job, JobsOptions } from 'bullmq';
import { journalTechnique } from '../health/journal-technique.js';
import { nommerErreur } from './erreurs.js';
import {
  verifierIdentifiants,
  type FilePort,
  type GestionnaireFile,
  type Identifiants,
  type OptionsTraitement,
  type Reprise,
  type Rythme,
  type Travail,
  type TravailRecu,
} from './file.port.js';
import { FilesOuvertes } from './files-ouvertes.js';
import type { FileOuverte, Moteur, OuvrierOuvert } from './moteur.js';

const PLANIFIEES = 'planifiees';
const ECHECS_GARDES = { age: 14 * 86_400 };
const REPRISE_PAR_DEFAUT: Reprise = { essais: 5, delaiBaseMs: 1_000 };
// Un processus tué rend ses travaux après un verrou échu : court, pour que l'attente se compte en secondes.
const VERROU = { lockDuration: 15_000, stalledInterval: 10_000, maxStalledCount: 20 } as const;
const RETABLIR_MS = 60_000;
const FERMETURE_MS = 10_000;
// Une file qui s'ouvre pendant une panne attendrait sans limite ; l'appelant tient souvent une ligne verrouillée.
const OUVERTURE_MS = 2_000;

/** File de travaux sur BullMQ ; le stockage (Redis ou PostgreSQL) est celui du moteur donné. */
export class FileBullmq implements FilePort {
  private readonly files = new FilesOuvertes((nom) => this.ouvrirFile(nom), OUVERTURE_MS);
  private readonly traitements = new Map<string, { gestionnaire: GestionnaireFile; options: OptionsTraitement }>();
  private readonly taches = new Map<string, { rythme: Rythme; gestionnaire: () => Promise<void> }>();
  private readonly ouvriers: OuvrierOuvert[] = [];
  private minuterie: NodeJS.Timeout | undefined;
  private fermeture: Promise<void> | null = null;

  private readonly suppression: Pick<JobsOptions, 'removeOnComplete' | 'removeOnFail'>;

  constructor(private readonly moteur: Moteur) {
    this.suppression = { removeOnComplete: moteur.gardes, removeOnFail: ECHECS_GARDES };
  }

  async ajouter(file: string, travaux: readonly Travail[], reprise: Reprise = REPRISE_PAR_DEFAUT): Promise<void> {
    if (travaux.length === 0) return;
    const options = {
      ...this.suppression,
      attempts: reprise.essais,
      backoff: { type: 'exponential', delay: reprise.delaiBaseMs, jitter: 0.2 },
    } satisfies JobsOptions;
    const lot = travaux.map(({ id, nom, donnees = {}, delaiMs = 0 }) => {
      verifierIdentifiants({ id });
      verifierIdentifiants(donnees);
      return { name: nom, data: donnees, opts: { ...options, jobId: id, delay: delaiMs } };
    });
    await (await this.file(file)).addBulk(lot);
  }

  traiter(file: string, gestionnaire: GestionnaireFile, options: OptionsTraitement = {}): void {
    if (this.traitements.has(file) || file === PLANIFIEES)
      throw new Error(`La file « ${file} » a déjà un gestionnaire.`);
    this.traitements.set(file, { gestionnaire, options });
  }

  planifier(nom: string, rythme: Rythme, gestionnaire: () => Promise<void>): void {
    if (this.taches.has(nom)) throw new Error(`La tâche planifiée « ${nom} » existe déjà.`);
    this.taches.set(nom, { rythme, gestionnaire });
  }

  /** Lance les ouvriers ; appelé une fois que tous les modules se sont déclarés, dans un processus qui traite. */
  async demarrer(): Promise<void> {
    for (const [nom, { gestionnaire, options }] of this.traitements) this.ouvrir(nom, gestionnaire, options);
    if (this.taches.size > 0) {
      this.ouvrir(PLANIFIEES, (t) => this.taches.get(t.nom)?.gestionnaire() ?? Promise.resolve(), { concurrence: 2 });
      await this.retablirTaches().catch(noter('planification'));
      this.minuterie = setInterval(() => void this.retablirTaches().catch(noter('planification')), RETABLIR_MS);
      this.minuterie.unref();
    }
  }

  fermer(): Promise<void> {
    this.fermeture ??= this.fermerTout();
    return this.fermeture;
  }

  /** Réinscrit les tâches planifiées qui manquent : un Redis vidé les oublie. */
  async retablirTaches(): Promise<void> {
    const file = await this.file(PLANIFIEES);
    for (const [nom, { rythme }] of this.taches) {
      if (await file.getJobScheduler(nom)) continue;
      const repetition =
        'chaqueMs' in rythme ? { every: rythme.chaqueMs } : { pattern: rythme.cron, tz: rythme.fuseau };
      await file.upsertJobScheduler(nom, repetition, { name: nom, opts: this.suppression });
    }
  }

  private ouvrir(nom: string, gestionnaire: GestionnaireFile, options: OptionsTraitement): void {
    const ouvrier = this.moteur.ouvrier(nom, (job) => sousAcces(ACCES_SYSTEME, () => gestionnaire(enTravail(job))), {
      ...VERROU,
      concurrency: options.concurrence ?? 1,
    });
    ouvrier.on('error', noter(nom));
    ouvrier.on('failed', (job, erreur) => {
      if (!job) return;
      const dernier = job.attemptsMade >= (job.opts.attempts ?? 1);
      journalTechnique.warn(
        { file: nom, travail: job.id, essai: job.attemptsMade, erreur: nommerErreur(erreur), abandon: dernier },
        'travail en échec',
      );
      if (dernier) void options.surAbandon?.(enTravail(job), erreur).catch(noter(nom));
    });
    this.ouvriers.push(ouvrier);
  }

  private file(nom: string): Promise<FileOuverte> {
    if (this.fermeture) throw new Error('file fermée');
    return this.files.prete(nom);
  }

  private ouvrirFile(nom: string): FileOuverte {
    const file = this.moteur.file(nom, { defaultJobOptions: this.suppression });
    file.on('error', noter(nom));
    return file;
  }

  private async fermerTout(): Promise<void> {
    clearInterval(this.minuterie);
    await Promise.all(this.ouvriers.map((o) => fermerOuvrier(o)));
    await this.files.fermer();
    await this.moteur.fermer();
  }
}

const noter = (file: string) => (erreur: unknown) =>
  journalTechnique.warn({ file, erreur: nommerErreur(erreur) }, 'file : erreur');

const enTravail = (job: Job): TravailRecu => ({
  id: job.id ?? '',
  nom: job.name,
  donnees: (job.data ?? {}) as Identifiants,
  essai: job.attemptsMade + 1,
});

// Un travail qui ne finit pas ne doit pas retenir l'arrêt : son verrou échoit et un autre processus le reprend.
async function fermerOuvrier(ouvrier: OuvrierOuvert): Promise<void> {
  let minuterie: NodeJS.Timeout | undefined;
  const delai = new Promise<void>((dire) => (minuterie = setTimeout(dire, FERMETURE_MS)));
  await Promise.race([ouvrier.close().catch(() => undefined), delai]);
  clearTimeout(minuterie);
}
