import { Inject, Injectable, Optional } from '@nestjs/common';
import { PHRASE_DOSSIER_GELE, PHRASE_REGIME_AGRICOLE, echec, erreurMetier, type Resultat } from '@pdp/domain';
import type { DataSource, EntityManager } from 'typeorm';
import type { ActeurOuSysteme } from '../config/acteur.js';
import { accesDe, PLUS_HABILITE_SQLSTATE, POSER_ACCES, POSER_ACCES_HABILITE } from './acces-base.js';
import {
  DATA_SOURCE,
  DATA_SOURCE_FOND,
  DIFFUSION,
  HORLOGE,
  REVEIL_OUTBOX,
  type HorlogeSysteme,
} from '../config/jetons.js';
import { nouvelId } from '../config/identifiants.js';
import { fluxDe, grouperEnvois } from './envois-groupes.js';
import { prendreCle, rejouerSiDejaFait, retenirReponse } from './idempotence.js';
import { refusDuMandat } from './mandat-pour-agir.js';
import { INSERTION_GROUPEE, lotJournal, type EntreeJournal } from '../journal/entree-journal.js';
import type { pg } from './pg.js';
import { ensemble, nommer } from './requetes-de-transaction.js';
import { dansUneTransaction, type TransactionOuverte } from './transaction-pg.js';
import type { Diffusion, DiffusionPort, NomEvenementServeur, Salle } from '../realtime/diffusion.port.js';
import type { EvenementsServeur } from '@pdp/domain';

/** Prévient le relais, dans ce processus, qu'il y a du travail (les autres sont prévenus par NOTIFY). */
export interface ReveilOutbox {
  reveiller(): void;
}

/** Ce qu'un cas d'usage peut faire dans sa transaction. */
export type Transaction = {
  readonly manager: EntityManager;
  readonly maintenant: Date;
  nouvelId(): string;
  sql<T extends object>(texte: string, valeurs?: readonly unknown[]): Promise<T[]>;
  /** Ligne de journal, insérée dans cette transaction. */
  journaliser(entree: EntreeJournal): void;
  /** Message de la boîte de sortie : des identifiants seulement ; rend son id (clé d'idempotence en aval). */
  publier(type: string, donnees: Readonly<Record<string, string | number | boolean | null>>): string;
  /** Diffusion aux sockets, faite seulement après la validation. */
  diffuser<N extends NomEvenementServeur>(
    salle: Salle,
    evenement: N,
    ...donnees: Parameters<EvenementsServeur[N]>
  ): void;
  /** Le dossier de cette écriture est gelé : un refus d'accès se dit alors « dossier gelé » (art. 18 RGPD). */
  signalerGel(): void;
  /**
   * Écritures dont le cas d'usage n'attend pas la réponse : elles partent d'un trait avec le journal et la validation, et
   * leur faute annule tout. Toutes leurs requêtes doivent être envoyées à l'appel, aucune à la suite d'une réponse.
   */
  enSuspens(ecritures: Promise<unknown>): void;
  /** Autre effet à jouer après la validation (jamais avant). */
  apresValidation(effet: () => void): void;
};

class Annulation extends Error {
  constructor(readonly resultat: unknown) {
    super('annulation');
  }
}

const PLUS_HABILITE = erreurMetier('non-connecte', 'Votre session a pris fin. Connectez-vous pour continuer.');

/** `relire: false` : l'acte ouvre lui-même la session, et verrouille l'habilitation à sa façon. */
type Reglage = { readonly relire?: boolean };

const ESSAIS = 3;
const A_REJOUER = new Set(['40001', '40P01']);
/** Levé par les déclencheurs de la migration « gel ». */
const DOSSIER_GELE = 'PD423';
/** Levé par les déclencheurs de la migration « régime agricole ». */
const REGIME_AGRICOLE = 'PD424';

/**
 * Une transaction par cas d'usage : état, journal et boîte de sortie ensemble, rien ne sort avant la validation.
 * Un résultat en échec annule tout. Interblocage et conflit de sérialisation sont rejoués (3 essais). L'acteur doit encore
 * être habilité, relu sous verrou : sinon l'acte est refusé en entier (`non-connecte`), quel que soit le type d'échec déclaré.
 */
@Injectable()
export class UniteDeTravail {
  constructor(
    @Inject(DATA_SOURCE) private readonly source: DataSource,
    @Inject(HORLOGE) private readonly horloge: HorlogeSysteme,
    @Inject(DIFFUSION) private readonly diffusion: DiffusionPort,
    @Inject(REVEIL_OUTBOX) private readonly reveil: ReveilOutbox,
    @Optional() @Inject(DATA_SOURCE_FOND) private readonly fond: DataSource = source,
  ) {}

  async executer<T, E>(
    acteur: ActeurOuSysteme,
    travail: (tx: Transaction) => Promise<Resultat<T, E>>,
    { relire = true }: Reglage = {},
  ): Promise<Resultat<T, E>> {
    for (let essai = 1; ; essai++) {
      try {
        return await this.essayer(acteur, travail, relire);
      } catch (erreur) {
        if (erreur instanceof Annulation) return erreur.resultat as Resultat<T, E>;
        if (codePg(erreur) === DOSSIER_GELE) return refusDeGel();
        if (codePg(erreur) === REGIME_AGRICOLE) return refusDeRegime();
        if (essai >= ESSAIS || !A_REJOUER.has(codePg(erreur))) throw erreur;
      }
    }
  }

  private async essayer<T, E>(
    acteur: ActeurOuSysteme,
    travail: (tx: Transaction) => Promise<Resultat<T, E>>,
    relire: boolean,
  ): Promise<Resultat<T, E>> {
    const effets: (() => void)[] = [];
    const cle = prendreCle();
    let publie = false;
    const source = acteur.fonction === null ? this.fond : this.source;
    const resultat = await dansUneTransaction(source, async (transaction) => {
      const contexte = new TransactionEnCours(transaction, this.horloge(), (d) =>
        effets.push(() => this.diffusion.emettre(d)),
      );
      contexte.effets = effets;
      // L'accès part devant la première requête du travail, sans aller-retour de plus.
      const [, r] = await ensemble([poserAcces(contexte, acteur, relire), this.jouer(contexte, acteur, travail)]);
      publie = contexte.aPublie;
      return r;
    });
    if (cle) cle.servie = true;
    for (const effet of effets) effet();
    if (publie) this.reveil.reveiller();
    return resultat;
  }

  private async jouer<T, E>(
    contexte: TransactionEnCours,
    acteur: ActeurOuSysteme,
    travail: (tx: Transaction) => Promise<Resultat<T, E>>,
  ): Promise<Resultat<T, E>> {
    const cle = prendreCle();
    const sql = contexte.sql.bind(contexte);
    const deja = cle && (await rejouerSiDejaFait<T>(sql, cle));
    if (deja) {
      // Déjà faite ou refusée : il n'y a rien à valider, et la clé ne sert qu'une fois.
      cle.servie = deja.ok;
      throw new Annulation(deja);
    }
    const resultat = await travail(contexte);
    if (!resultat.ok) throw new Annulation(contexte.gele && estRefusDAcces(resultat.erreur) ? refusDeGel() : resultat);
    const refus = await refusDuMandat(sql, acteur, contexte.dossiersTouches);
    if (refus) throw new Annulation(echec(refus));
    await ensemble([...(cle ? [retenirReponse(sql, cle, resultat.valeur)] : []), contexte.clore(acteur)]);
    return resultat;
  }
}

// La base annule elle-même : la validation peut être déjà partie derrière la dernière écriture.
async function poserAcces(tx: Pick<Transaction, 'sql'>, acteur: ActeurOuSysteme, relire: boolean): Promise<void> {
  const acces = accesDe(acteur, 'ECRITURE');
  if (acteur.fonction === null || !relire) return void (await tx.sql(POSER_ACCES(true), [acces]));
  try {
    await tx.sql(POSER_ACCES_HABILITE, [acces, acteur.utilisateurId, acteur.habilitationId]);
  } catch (erreur) {
    throw codePg(erreur) === PLUS_HABILITE_SQLSTATE ? new Annulation(echec(PLUS_HABILITE)) : erreur;
  }
}

class TransactionEnCours implements Transaction {
  effets: (() => void)[] = [];
  gele = false;
  private readonly journal: EntreeJournal[] = [];
  private readonly suspens: Promise<unknown>[] = [];
  private close = false;
  private readonly messages: { id: string; type: string; donnees: object }[] = [];

  constructor(
    private readonly transaction: TransactionOuverte,
    readonly maintenant: Date,
    private readonly surDiffusion: (d: Diffusion) => void,
  ) {}

  get manager(): EntityManager {
    return this.transaction.manager;
  }

  /** Dossiers où l'acte laisse une ligne de journal. */
  get dossiersTouches(): readonly string[] {
    return [...new Set(this.journal.flatMap(({ dossierId }) => dossierId ?? []))];
  }

  get aPublie(): boolean {
    return this.messages.length > 0;
  }

  nouvelId(): string {
    return nouvelId();
  }

  // Par le pilote et non par TypeORM, qui ne nomme pas ses requêtes : PostgreSQL les analyserait à chaque fois.
  async sql<T extends object>(texte: string, valeurs: readonly unknown[] = []): Promise<T[]> {
    if (this.close) throw new Error('requête envoyée après la validation');
    grouperEnvois(fluxDe(this.transaction.client));
    const { rows } = await this.transaction.client.query<T & pg.QueryResultRow>({
      ...nommer(texte),
      text: texte,
      values: [...valeurs],
    });
    return rows;
  }

  journaliser(entree: EntreeJournal): void {
    this.journal.push(entree);
  }

  publier(type: string, donnees: Readonly<Record<string, string | number | boolean | null>>): string {
    const id = this.nouvelId();
    this.messages.push({ id, type, donnees });
    return id;
  }

  diffuser<N extends NomEvenementServeur>(
    salle: Salle,
    evenement: N,
    ...donnees: Parameters<EvenementsServeur[N]>
  ): void {
    this.surDiffusion({ salle, evenement, donnees });
  }

  signalerGel(): void {
    this.gele = true;
  }

  enSuspens(ecritures: Promise<unknown>): void {
    // La faute sera rendue par `clore` ; d'ici là, personne d'autre ne l'attend.
    ecritures.catch(() => undefined);
    this.suspens.push(ecritures);
  }

  apresValidation(effet: () => void): void {
    this.effets.push(effet);
  }

  /** Journal, boîte de sortie et validation partent d'un trait : si l'un échoue, PostgreSQL annule au lieu de valider. */
  async clore(acteur: ActeurOuSysteme): Promise<void> {
    const lignes = this.journal.map((entree) => ({ acteur, entree }));
    const envois = [
      ...this.suspens,
      ...(lignes.length > 0 ? [this.sql(INSERTION_GROUPEE.texte, [lotJournal(lignes)])] : []),
      ...(this.messages.length > 0 ? [this.ecrireBoiteDeSortie()] : []),
      this.transaction.valider(),
    ];
    this.close = true;
    await ensemble(envois);
  }

  private ecrireBoiteDeSortie(): Promise<unknown> {
    return this.sql(
      `WITH ecrits AS (INSERT INTO outbox (id, type, donnees) SELECT * FROM unnest($1::uuid[], $2::text[], $3::jsonb[]) RETURNING 1)
       SELECT pg_notify('pdp_outbox', '') FROM (SELECT FROM ecrits LIMIT 1) un`,
      [
        this.messages.map((m) => m.id),
        this.messages.map((m) => m.type),
        this.messages.map((m) => JSON.stringify(m.donnees)),
      ],
    );
  }
}

// Une personne qui agit reçoit des erreurs métier ; le type de l'appelant n'en connaît pas d'autre ici.
const refusDeGel = <T, E>(): Resultat<T, E> =>
  echec(erreurMetier('dossier-gele', PHRASE_DOSSIER_GELE)) as Resultat<T, E>;

const refusDeRegime = <T, E>(): Resultat<T, E> =>
  echec(erreurMetier('regle-metier', PHRASE_REGIME_AGRICOLE)) as Resultat<T, E>;

const estRefusDAcces = (erreur: unknown): boolean => (erreur as { code?: unknown } | null)?.code === 'acces-refuse';

/** Code SQLSTATE d'une erreur de pg, enveloppée ou non par TypeORM ; chaîne vide sinon. */
export function codePg(erreur: unknown): string {
  if (typeof erreur !== 'object' || erreur === null) return '';
  const e = erreur as { code?: unknown; driverError?: { code?: unknown } };
  const code = e.driverError?.code ?? e.code;
  return typeof code === 'string' ? code : '';
}
