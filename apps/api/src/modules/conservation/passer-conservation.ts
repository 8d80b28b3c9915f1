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
    const { action } = REGLES_CONSERVATION[code];
    if (passe.mode === 'EXECUTION' && code !== 'JOURNAL' && action !== 'SIGNALER' && action !== 'GARDER')
      await this.executer(passe, code, CIBLES[code]);
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
      if (passeId !== undefined) {
        const compte = (await lireComptes(tx, passeId)).find((c) => c.code === code);
        if (compte) await ecrireCompte(tx, passeId, { ...compte, traites: compte.traites + 1 });
      }
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
