import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { succes } from '@pdp/domain';
import { SYSTEME } from '../../../platform/config/acteur.js';
import { HORLOGE, LECTURE, type HorlogeSysteme } from '../../../platform/config/jetons.js';
import { ACCES_SYSTEME } from '../../../platform/database/acces-base.js';
import { Lecture } from '../../../platform/database/lecture.js';
import { UniteDeTravail } from '../../../platform/database/unite-de-travail.js';
import { StockagePort } from '../../../platform/fichiers/stockage.port.js';
import { journalTechnique } from '../../../platform/health/journal-technique.js';
import { nommerErreur } from '../../../platform/queue/erreurs.js';
import { FILE, type FilePort } from '../../../platform/queue/file.port.js';
import { RegistreOutbox } from '../../../platform/queue/registre-outbox.js';
import { AnalyserFichier, estEnPanne } from '../analyser/analyser-fichier.js';

const REPRISE_MS = 5 * 60_000;
const LOT = 200;
const DELAI_MS = 24 * 3_600_000;

/** Ce qui réveille l'entretien. */
@Injectable()
export class DeclencheursFichiers {
  constructor(
    @Inject(FILE) readonly file: FilePort,
    readonly registre: RegistreOutbox,
    @Inject(HORLOGE) readonly horloge: HorlogeSysteme,
  ) {}
}

/** Ce que les fichiers demandent au fil du temps : analyses à reprendre, contenus à effacer, restes à ramasser. */
@Injectable()
export class EntretienFichiers implements OnModuleInit {
  constructor(
    @Inject(LECTURE) private readonly lecture: Lecture,
    private readonly unite: UniteDeTravail,
    private readonly stockage: StockagePort,
    private readonly analyse: AnalyserFichier,
    private readonly declencheurs: DeclencheursFichiers,
  ) {}

  onModuleInit(): void {
    const { file, registre } = this.declencheurs;
    registre.surEvenement('document-retire', 'document.effacer', ({ donnees }) =>
      this.effacer(String(donnees['documentId'])),
    );
    file.planifier('documents.reprendre', { chaqueMs: REPRISE_MS }, () => this.reprendre());
    file.planifier('documents.nettoyer', { cron: '0 40 3 * * *', fuseau: 'Europe/Paris' }, () => this.nettoyer());
  }

  /** Analyse ce qui attend depuis plus de cinq minutes : la file a épuisé ses essais, ou l'a oublié. */
  async reprendre(): Promise<void> {
    const avant = new Date(this.declencheurs.horloge().getTime() - REPRISE_MS);
    for (const { id } of await this.lecture.lire<{ id: string }>(EN_ATTENTE, [avant], ACCES_SYSTEME))
      try {
        await this.analyse.executer(id);
      } catch (erreur) {
        if (estEnPanne(erreur)) return;
        journalTechnique.error({ fichierId: id, erreur: nommerErreur(erreur) }, 'analyse impossible');
      }
  }

  /** Efface les contenus d'un document retiré ; leurs clés sont déjà oubliées. */
  async effacer(documentId: string): Promise<void> {
    const fichiers = await this.lecture.lire<{ id: string }>(DU_DOCUMENT, [documentId], ACCES_SYSTEME);
    for (const { id } of fichiers) await this.stockage.effacer(id);
  }

  /** Efface les formulaires jamais rattachés à un accord, puis tout contenu vieux d'un jour que la base n'attend plus. */
  async nettoyer(maintenant: Date = this.declencheurs.horloge()): Promise<void> {
    const limite = new Date(maintenant.getTime() - DELAI_MS);
    await this.unite.executer<null, never>(SYSTEME, async (tx) => {
      await tx.sql(
        `UPDATE fichier f SET cle_scellee = NULL, nom_scelle = NULL, efface_le = now() WHERE usage = 'PREUVE_ACCORD' AND efface_le IS NULL AND cree_le < $1
           AND NOT EXISTS (SELECT 1 FROM preuve_consentement p WHERE p.fichier_id = f.id)`,
        [limite],
      );
      return succes(null);
    });
    let lot: string[] = [];
    for await (const { id, ecritLe } of this.stockage.lister()) {
      if (ecritLe < limite) lot.push(id);
      if (lot.length < LOT) continue;
      await this.ramasser(lot);
      lot = [];
    }
    await this.ramasser(lot);
  }

  private async ramasser(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    const attendus = await this.lecture.lire<{ id: string }>(ATTENDUS, [ids], ACCES_SYSTEME);
    const gardes = new Set(attendus.map(({ id }) => id));
    for (const id of ids) if (!gardes.has(id)) await this.stockage.effacer(id);
  }
}

const EN_ATTENTE = {
  nom: 'fichiers-a-analyser',
  texte: `SELECT id FROM fichier WHERE etat IN ('QUARANTAINE','NON_ANALYSE') AND efface_le IS NULL AND cree_le < $1::timestamptz ORDER BY cree_le LIMIT 50`,
};
const DU_DOCUMENT = { nom: 'fichiers-du-document', texte: `SELECT id FROM fichier WHERE document_id = $1::uuid` };
const ATTENDUS = {
  nom: 'fichiers-attendus',
  texte: `SELECT id FROM fichier WHERE id = ANY ($1::uuid[]) AND efface_le IS NULL`,
};
