import { Inject, Injectable } from '@nestjs/common';
import type { ContenuPlan, FaconAccord, FeuilleFigee } from '@pdp/domain';
import { Coffre } from '../../../platform/chiffrement/coffre.js';
import type { Acteur } from '../../../platform/config/acteur.js';
import { LECTURE } from '../../../platform/config/jetons.js';
import { Lecture } from '../../../platform/database/lecture.js';
import { tracerTransition } from '../../../platform/database/tracer-transition.js';
import type { Transaction } from '../../../platform/database/unite-de-travail.js';
import {
  scellerFeuille,
  scellerPlan,
  type FeuilleScellee,
  type FeuilleStockee,
  type PlanStocke,
  type TacheDuPlan,
} from './contenu-plan.js';

/** Au-delà, les feuilles les plus anciennes ne se relisent plus que dans un accès aux données. */
const FEUILLES_LUES = 20;

const PLAN = `SELECT version, contenu_scelle AS sceau FROM plan_actions WHERE dossier_id = $1::uuid`;
const FEUILLES = `SELECT x.id, x.dossier_id AS "dossierId", x.numero, x.etat, x.version, x.proposee_le AS "proposeeLe", x.acceptee_le::text AS "accepteeLe",
    x.facon, x.contenu_scelle AS sceau, (SELECT trim(u.prenom || ' ' || u.nom) FROM utilisateur u WHERE u.id = x.proposee_par) AS "proposeePar"
  FROM feuille_route x WHERE x.dossier_id = $1::uuid ORDER BY x.numero DESC LIMIT ${FEUILLES_LUES}`;
const TACHES = `SELECT t.id, t.libelle, t.etat, t.echeance::text, t.auteur_id AS "auteurId", t.responsable_id AS "responsableId", t.responsable_unite AS "responsableUnite",
    t.responsable_organisme_id AS "responsableOrganismeId", t.plateforme_id AS "plateformeId",
    (SELECT trim(u.prenom || ' ' || u.nom) FROM utilisateur u WHERE u.id = t.responsable_id) AS responsable
  FROM tache t WHERE t.dossier_id = $1::uuid AND t.origine = 'PLAN'`;

type LignePlan = { readonly version: number; readonly sceau: string };
type LigneFeuille = Omit<FeuilleStockee, keyof FeuilleScellee> & { readonly sceau: string };

/** Ce qu'un dossier a de son plan. */
export type PlanEntier = {
  readonly plan: PlanStocke;
  readonly feuilles: readonly FeuilleStockee[];
  readonly taches: readonly TacheDuPlan[];
};

/** Plan d'actions et feuilles de route ; l'appelant a vérifié les droits et, pour écrire, tient le verrou du dossier. */
@Injectable()
export class PlanDepot {
  constructor(
    private readonly coffre: Coffre,
    @Inject(LECTURE) private readonly lecture: Lecture,
  ) {}

  async lire(dossierId: string): Promise<PlanEntier> {
    const [plans, feuilles, taches] = await Promise.all([
      this.lecture.lire<LignePlan>({ nom: 'plan-dossier', texte: PLAN }, [dossierId]),
      this.lecture.lire<LigneFeuille>({ nom: 'feuilles-dossier', texte: FEUILLES }, [dossierId]),
      this.lecture.lire<TacheDuPlan>({ nom: 'plan-taches', texte: TACHES }, [dossierId]),
    ]);
    return this.ouvrir(dossierId, plans[0], feuilles, taches);
  }

  async lireEnTransaction(tx: Transaction, dossierId: string): Promise<PlanEntier> {
    const plans = await tx.sql<LignePlan>(PLAN, [dossierId]);
    const feuilles = await tx.sql<LigneFeuille>(FEUILLES, [dossierId]);
    return this.ouvrir(dossierId, plans[0], feuilles, await tx.sql<TacheDuPlan>(TACHES, [dossierId]));
  }

  async dossierDeFeuille(tx: Transaction, id: string): Promise<string | null> {
    const [ligne] = await tx.sql<{ dossier_id: string }>(`SELECT dossier_id FROM feuille_route WHERE id = $1`, [id]);
    return ligne?.dossier_id ?? null;
  }

  async ecrirePlan(tx: Transaction, acteur: Acteur, dossierId: string, contenu: ContenuPlan): Promise<number> {
    const [ligne] = await tx.sql<{ version: number }>(
      `INSERT INTO plan_actions (dossier_id, contenu_scelle, maj_par, maj_le) VALUES ($1,$2,$3,$4)
       ON CONFLICT (dossier_id) DO UPDATE SET contenu_scelle = excluded.contenu_scelle, maj_par = excluded.maj_par, maj_le = excluded.maj_le,
         version = plan_actions.version + 1 RETURNING version`,
      [dossierId, scellerPlan(this.coffre, dossierId, contenu), acteur.utilisateurId, tx.maintenant],
    );
    return ligne!.version;
  }

  async proposer(tx: Transaction, acteur: Acteur, dossierId: string, feuille: FeuilleFigee): Promise<string> {
    const id = tx.nouvelId();
    await tx.sql(
      `INSERT INTO feuille_route (id, dossier_id, numero, etat, contenu_scelle, proposee_par, proposee_le)
       SELECT $1, $2, coalesce(max(numero), 0) + 1, 'PROPOSEE', $3::text, $4, $5 FROM feuille_route WHERE dossier_id = $2`,
      [
        id,
        dossierId,
        scellerFeuille(this.coffre, id, { feuille, remarque: null }),
        acteur.utilisateurId,
        tx.maintenant,
      ],
    );
    return id;
  }

  async avancer(
    tx: Transaction,
    { id, feuille, remarque: ancienne }: FeuilleStockee,
    etat: string,
    suite: {
      readonly remarque?: string | null;
      readonly date?: string;
      readonly facon?: FaconAccord;
      readonly noteePar?: string | null;
    } = {},
  ): Promise<void> {
    await tx.sql(
      `UPDATE feuille_route SET etat = $2, version = version + 1, contenu_scelle = $3, acceptee_le = coalesce($4::date, acceptee_le),
         facon = coalesce($5, facon), acceptee_notee_par = coalesce($6::uuid, acceptee_notee_par) WHERE id = $1`,
      [
        id,
        etat,
        scellerFeuille(this.coffre, id, { feuille, remarque: suite.remarque ?? ancienne }),
        suite.date ?? null,
        suite.facon ?? null,
        suite.noteePar ?? null,
      ],
    );
  }

  /** L'agent a-t-il un compte actif et une habilitation en cours d'agent sur la plateforme de ce dossier ? */
  async estAgentActif(tx: Transaction, id: string, plateformeId: string): Promise<boolean> {
    const lignes = await tx.sql(
      `SELECT 1 AS un FROM utilisateur u WHERE u.id = $1 AND u.actif AND u.assure_id IS NULL AND EXISTS (SELECT 1 FROM habilitation h
         WHERE h.utilisateur_id = u.id AND h.plateforme_id = $2 AND h.unite NOT IN ('ASSURE','ADMINISTRATION','PILOTAGE')
           AND h.debut <= now() AND (h.fin IS NULL OR h.fin > now()) AND h.suspendue_le IS NULL)`,
      [id, plateformeId],
    );
    return lignes.length > 0;
  }

  /** L'assuré et son mandataire qui ont un compte. */
  async coteAssure(tx: Transaction, dossierId: string): Promise<string[]> {
    const lignes = await tx.sql<{ id: string }>(
      `SELECT u.id FROM dossier d JOIN utilisateur u ON u.assure_id = d.assure_id AND u.actif WHERE d.id = $1
       UNION SELECT m.mandataire_id FROM mandat m WHERE m.dossier_id = $1 AND m.revoque_le IS NULL AND m.debut <= now() AND (m.fin IS NULL OR m.fin > now())`,
      [dossierId],
    );
    return lignes.map(({ id }) => id);
  }

  /** Trace sans texte d'une feuille. */
  async tracer(
    tx: Transaction,
    acteur: Acteur,
    { id, dossierId }: { readonly id: string; readonly dossierId: string },
    [transition, de, vers]: readonly [string, string | null, string],
  ): Promise<void> {
    await tracerTransition(tx, acteur, { ressource: 'feuille-route', id, dossierId, transition, de, vers });
  }

  private ouvrir(
    dossierId: string,
    plan: LignePlan | undefined,
    feuilles: readonly LigneFeuille[],
    taches: readonly TacheDuPlan[],
  ): PlanEntier {
    return {
      plan: {
        version: plan?.version ?? 0,
        contenu:
          plan === undefined
            ? { objectifs: [] }
            : this.coffre.ouvrirJson<ContenuPlan>('plan_actions.contenu_scelle', dossierId, plan.sceau),
      },
      feuilles: feuilles.map(({ sceau, ...ligne }) => ({
        ...ligne,
        ...this.coffre.ouvrirJson<FeuilleScellee>('feuille_route.contenu_scelle', ligne.id, sceau),
      })),
      taches,
    };
  }
}
