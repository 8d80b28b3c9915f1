import { Injectable } from '@nestjs/common';
import {
  CODES_REGLE_CONSERVATION,
  REGLES_CONSERVATION,
  succes,
  type CodeRegleConservation,
  type CompteConservation,
  type ModePasseConservation,
} from '@pdp/domain';
import { SYSTEME } from '../../platform/config/acteur.js';
import { UniteDeTravail, type Transaction } from '../../platform/database/unite-de-travail.js';
import { journalTechnique } from '../../platform/health/journal-technique.js';
import { RetraitDuJournal } from '../../platform/journal/points/retrait-du-journal.js';
import { RetraitRefuse } from '../../platform/journal/points/retirer-mois.js';
import { nommerErreur } from '../../platform/queue/erreurs.js';
import { Effacements } from './persistence/effacements.js';
import {
  CIBLES,
  EFFACEMENTS_ACCORDES,
  MOIS_ECHUS,
  compter,
  encoreEchu,
  unLot,
  type CibleSql,
} from './persistence/regles.sql.js';

/** Passe à mener : sa plateforme, et le jour auquel les durées se comptent. */
export type Passe = {
  readonly id: string;
  readonly plateformeId: string;
  readonly mode: ModePasseConservation;
  readonly jour: string;
};

const LOT = 50;

/**
 * Mène une passe de conservation, règle après règle, un élément par transaction : interrompue, elle reprend où elle en était
 * puisque ce qui est fait n'est plus échu. Le rapport avance avec elle, dans la même transaction.
 */
@Injectable()
export class PasserConservation {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly effacements: Effacements,
    private readonly journal: RetraitDuJournal,
  ) {}

  /** Rejouable ; rend les comptes de la passe terminée. */
  async mener(passe: Passe): Promise<readonly CompteConservation[]> {
    for (const code of CODES_REGLE_CONSERVATION) await this.uneRegle(passe, code);
    return this.systeme(async (tx) => {
      const comptes = await lireComptes(tx, passe.id);
      await tx.sql(
        `UPDATE passe_conservation SET etat = 'TERMINEE', terminee_le = $2 WHERE id = $1 AND etat = 'EN_COURS'`,
        [passe.id, tx.maintenant],
      );
      return comptes;
    });
  }

  /** Efface les dossiers dont l'effacement a été accordé et dont le délai de lecture est passé ; rend leur nombre. */
  async effacerAccordes(plateformeId: string, jour: string): Promise<number> {
    let faits = 0;
    for (const id of await this.lot(EFFACEMENTS_ACCORDES, { plateformeId, jour }))
      if (await this.unElement({ plateformeId, jour }, 'DOSSIER_PURGE', EFFACEMENTS_ACCORDES, id)) faits += 1;
    return faits;
  }

  private async uneRegle(passe: Passe, code: CodeRegleConservation): Promise<void> {
    const texte = code === 'JOURNAL' ? MOIS_ECHUS : compter(CIBLES[code]);
    await this.systeme(async (tx) => {
      const [nombre] = await tx.sql<{ echus: number; retenus: number }>(texte, [passe.plateformeId, passe.jour]);
      const comptes = await lireComptes(tx, passe.id);
      // Une passe reprise garde ce qu'elle avait trouvé : ce qui restait à faire s'ajoute à ce qui l'était déjà.
      const deja = comptes.find((c) => c.code === code)?.traites ?? 0;
      await ecrireCompte(tx, passe.id, {
        code,
        echus: (nombre?.echus ?? 0) + deja,
        traites: deja,
        retenus: nombre?.retenus ?? 0,
      });
    });
    if (passe.mode !== 'EXECUTION' || REGLES_CONSERVATION[code].action === 'SIGNALER') return;
    if (code === 'JOURNAL') await this.retirerDuJournal(passe);
    else await this.executer(passe, code, CIBLES[code]);
  }

  // Le journal est commun aux plateformes de la base : la première passe du jour retire pour toutes.
  private async retirerDuJournal({ id, jour }: Passe): Promise<void> {
    try {
      const { mois, lignes } = await this.journal.retirer(jour);
      if (mois.length === 0) return;
      journalTechnique.info({ mois, lignes }, 'conservation : mois retirés du journal');
      await this.systeme((tx) => ajouterTraites(tx, id, 'JOURNAL', mois.length));
    } catch (erreur) {
      // La passe continue : les mois restent échus, le rapport et le journal technique le disent.
      const raison = erreur instanceof RetraitRefuse ? erreur.message : nommerErreur(erreur);
      journalTechnique.error({ raison }, 'conservation : mois du journal non retirés');
    }
  }

  private async executer(passe: Passe, code: CodeRegleConservation, cible: CibleSql): Promise<void> {
    for (let lot = await this.lot(cible, passe); lot.length > 0; lot = await this.lot(cible, passe)) {
      let faits = 0;
      for (const id of lot) if (await this.unElement(passe, code, cible, id, passe.id)) faits += 1;
      // Rien n'a pu se faire de tout un lot (verrous, gel posé entre-temps) : la passe suivante le reprendra.
      if (faits === 0) return;
    }
  }

  private lot(cible: CibleSql, { plateformeId, jour }: Pick<Passe, 'plateformeId' | 'jour'>): Promise<string[]> {
    return this.systeme(async (tx) =>
      (await tx.sql<{ id: string }>(unLot(cible, LOT), [plateformeId, jour])).map(({ id }) => id),
    );
  }

  private unElement(
    { plateformeId, jour }: Pick<Passe, 'plateformeId' | 'jour'>,
    code: CodeRegleConservation,
    cible: CibleSql,
    id: string,
    passeId?: string,
  ): Promise<boolean> {
    return this.systeme(async (tx) => {
      if ((await tx.sql(encoreEchu(cible), [plateformeId, jour, id])).length === 0) return false;
      if (!(await this.effacements.appliquer(tx, code, id))) return false;
      if (passeId !== undefined) await ajouterTraites(tx, passeId, code, 1);
      return true;
    });
  }

  private async systeme<T>(travail: (tx: Transaction) => Promise<T>): Promise<T> {
    const resultat = await this.unite.executer<T, never>(SYSTEME, async (tx) => succes(await travail(tx)));
    if (!resultat.ok) throw new Error('conservation : transaction refusée');
    return resultat.valeur;
  }
}

// Verrouillée : deux processus sur la même passe se suivent, aucun compte ne se perd.
async function lireComptes(tx: Transaction, passeId: string): Promise<readonly CompteConservation[]> {
  const [passe] = await tx.sql<{ comptes: CompteConservation[] }>(
    `SELECT comptes FROM passe_conservation WHERE id = $1 FOR UPDATE`,
    [passeId],
  );
  return passe?.comptes ?? [];
}

async function ecrireCompte(tx: Transaction, passeId: string, compte: CompteConservation): Promise<void> {
  const autres = (await lireComptes(tx, passeId)).filter((c) => c.code !== compte.code);
  await tx.sql(`UPDATE passe_conservation SET comptes = $2 WHERE id = $1`, [
    passeId,
    JSON.stringify([...autres, compte]),
  ]);
}

async function ajouterTraites(
  tx: Transaction,
  passeId: string,
  code: CodeRegleConservation,
  nombre: number,
): Promise<void> {
  const compte = (await lireComptes(tx, passeId)).find((c) => c.code === code);
  if (compte) await ecrireCompte(tx, passeId, { ...compte, traites: compte.traites + nombre });
}
