import { COFFRE_DE_TEST } from '../../../../test/cles-de-test.js';
import { DataSource } from 'typeorm';
import { ENTITES } from '../../../entites.js';
import type { Coffre } from '../../../platform/chiffrement/coffre.js';
import { Lecture } from '../../../platform/database/lecture.js';
import { pg } from '../../../platform/database/pg.js';
import { UniteDeTravail } from '../../../platform/database/unite-de-travail.js';
import { JournalGroupe } from '../../../platform/journal/journal-groupe.js';
import type { Diffusion, DiffusionPort } from '../../../platform/realtime/diffusion.port.js';
import { ouvrirBaseDeTest } from '../../../../test/base-de-test.js';

/** Services techniques d'un essai sur une vraie base : ce que la plateforme fournit, sans HTTP. */
export type Outils = {
  readonly url: string;
  readonly lecture: Lecture;
  readonly journal: JournalGroupe;
  readonly unite: UniteDeTravail;
  readonly horloge: () => Date;
  readonly coffre: Coffre;
  /** Ce qui a été diffusé aux sockets, dans l'ordre. */
  readonly diffuse: Diffusion[];
  sql<T extends object>(texte: string, valeurs?: readonly unknown[]): Promise<T[]>;
  fermer(): Promise<void>;
};

/** Ouvre une base neuve et les services autour ; à fermer dans `afterAll`. */
export async function ouvrirOutils(): Promise<Outils> {
  const base = await ouvrirBaseDeTest({ migree: true });
  const source = await new DataSource({
    type: 'postgres',
    url: base.url,
    entities: [...ENTITES] as never,
    synchronize: false,
    poolSize: 6,
  }).initialize();
  const bassin = new pg.Pool({ connectionString: base.url, max: 2 });
  const lecture = new Lecture(base.url);
  const diffuse: Diffusion[] = [];
  const diffusion: DiffusionPort = {
    emettre: (d) => void diffuse.push(d),
    exclure: () => undefined,
    couper: () => undefined,
  };
  const horloge = (): Date => new Date();
  return {
    url: base.url,
    lecture,
    journal: new JournalGroupe(lecture),
    unite: new UniteDeTravail(source, horloge, diffusion, { reveiller: () => undefined }),
    horloge,
    coffre: COFFRE_DE_TEST,
    diffuse,
    sql: async <T extends object>(texte: string, valeurs: readonly unknown[] = []) =>
      (await bassin.query(texte, [...valeurs])).rows as T[],
    fermer: async () => {
      await Promise.all([lecture.fermer(), source.destroy(), bassin.end()]);
      await base.fermer();
    },
  };
}
