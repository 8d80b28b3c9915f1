import { Inject, Injectable } from '@nestjs/common';
import { echec, succes, type BrouillonVue, type ErreurMetier, type Resultat } from '@pdp/domain';
import { peut, peutActe } from '@pdp/permissions';
import type { Acteur } from '../../../platform/config/acteur.js';
import { LECTURE } from '../../../platform/config/jetons.js';
import { Lecture } from '../../../platform/database/lecture.js';
import { UniteDeTravail, type Transaction } from '../../../platform/database/unite-de-travail.js';
import { accesRefuse, introuvable, versionPerimee } from '../../../platform/http/probleme.exception.js';
import { FaitsService } from '../../../platform/permissions/faits.service.js';
import { RevueRepository } from '../persistence/revue.repository.js';
import { regleRevue } from '../revue.erreurs.js';
import type { EcrireBrouillonDto } from './ecrire-brouillon.dto.js';

type Ligne = {
  passage_id: string;
  version: number;
  texte: string;
  code: string | null;
  actions: BrouillonVue['actions'];
  phrase_assure: string;
  ecrivain_id: string | null;
  ecrivain: string | null;
  maj_le: Date;
};

const SELECTION = `SELECT b.passage_id, b.version, b.texte, b.code, b.actions, b.phrase_assure, b.ecrivain_id, trim(u.prenom || ' ' || u.nom) AS ecrivain, b.maj_le
  FROM brouillon_decision b LEFT JOIN utilisateur u ON u.id = b.ecrivain_id WHERE b.passage_id = $1`;

/** Un silence plus long rend la plume à qui la demande. */
const SILENCE_MS = 20_000;

/** Brouillon du bloc décision : un écrivain à la fois, gardé en base, si bien qu'un arrêt ne perd rien. */
@Injectable()
export class Brouillons {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly revues: RevueRepository,
    private readonly faits: FaitsService,
    @Inject(LECTURE) private readonly lecture: Lecture,
  ) {}

  /** Brouillon d'un passage, vide s'il n'a pas commencé ; l'appelant a vérifié le droit de lire. */
  async lire(passageId: string): Promise<BrouillonVue> {
    const [ligne] = await this.lecture.lire<Ligne>({ nom: 'brouillon-lire', texte: SELECTION }, [passageId]);
    return ligne ? presenter(ligne) : vide(passageId);
  }

  /** Enregistre le brouillon ; refusé si un autre tient la plume ou si la version est périmée (412, avec l'actuel). */
  ecrire(
    acteur: Acteur,
    passageId: string,
    version: number,
    requete: EcrireBrouillonDto,
  ): Promise<Resultat<BrouillonVue, ErreurMetier>> {
    return this.unite.executer(acteur, async (tx) => {
      const refus = await this.refus(tx, acteur, passageId);
      if (refus) return echec(refus);
      const actuel = await lireEnTransaction(tx, passageId);
      if (actuel.version !== version) return echec(versionPerimee(actuel));
      if (estTenuParUnAutre(actuel, acteur, tx.maintenant))
        return echec(
          regleRevue(`${actuel.ecrivain ?? 'Une autre personne'} écrit. Demandez-lui la main, ou prenez-la.`),
        );
      await tx.sql(
        `INSERT INTO brouillon_decision (passage_id, version, texte, code, actions, phrase_assure, ecrivain_id, ecrivain_depuis, maj_le) VALUES ($1,1,$2,$3,$4,$5,$6,$7,$7)
         ON CONFLICT (passage_id) DO UPDATE SET version = brouillon_decision.version + 1, texte = $2, code = $3, actions = $4, phrase_assure = $5, ecrivain_id = $6, maj_le = $7`,
        [
          passageId,
          requete.texte,
          requete.code ?? null,
          JSON.stringify(requete.actions ?? []),
          requete.phraseAssure ?? '',
          acteur.utilisateurId,
          tx.maintenant,
        ],
      );
      return succes(await lireEnTransaction(tx, passageId));
    });
  }

  /** Prend la plume : libre, silencieuse depuis 20 s, ou d'office pour le conducteur. */
  prendreLaMain(acteur: Acteur, passageId: string): Promise<Resultat<{ ecrivainId: string }, ErreurMetier>> {
    return this.unite.executer(acteur, async (tx) => {
      const trouve = await this.revues.verrouillerParPassage(tx, acteur, passageId);
      const refus = await this.refus(tx, acteur, passageId);
      if (refus || !trouve) return echec(refus ?? introuvable());
      const actuel = await lireEnTransaction(tx, passageId);
      const conduit = trouve.revue.conducteurId === acteur.utilisateurId;
      if (!conduit && estTenuParUnAutre(actuel, acteur, tx.maintenant))
        return echec(
          regleRevue(
            `${actuel.ecrivain ?? 'Une autre personne'} écrit encore. Attendez 20 secondes de silence, ou demandez au conducteur.`,
          ),
        );
      await tx.sql(
        `INSERT INTO brouillon_decision (passage_id, version, ecrivain_id, ecrivain_depuis, maj_le) VALUES ($1,1,$2,$3,$3)
         ON CONFLICT (passage_id) DO UPDATE SET ecrivain_id = $2, ecrivain_depuis = $3, maj_le = $3, version = brouillon_decision.version + 1`,
        [passageId, acteur.utilisateurId, tx.maintenant],
      );
      await this.revues.ajouter(tx, acteur, trouve.revue, {
        type: 'plume-prise',
        passageId,
        dossierId: trouve.passage.dossierId,
        donnees: { ecrivain: acteur.utilisateurId },
      });
      return succes({ ecrivainId: acteur.utilisateurId });
    });
  }

  private async refus(tx: Transaction, acteur: Acteur, passageId: string): Promise<ErreurMetier | null> {
    const [passage] = await tx.sql<{ dossier_id: string; etat: string; plateforme_id: string }>(
      `SELECT p.dossier_id, p.etat, r.plateforme_id FROM passage_revue p JOIN revue r ON r.id = p.revue_id WHERE p.id = $1`,
      [passageId],
    );
    const faits =
      passage && passage.plateforme_id === acteur.plateformeId
        ? await this.faits.charger(acteur, passage.dossier_id, tx)
        : null;
    if (!passage || !faits || !peut(acteur, 'lire', { categorie: 'revueAgenda', faits })) return introuvable();
    if (!peutActe(acteur.fonction, 'revue.rediger')) return accesRefuse();
    return passage.etat === 'EN_DISCUSSION' ? null : regleRevue('Ce dossier n’est pas en discussion.');
  }
}

async function lireEnTransaction(tx: Transaction, passageId: string): Promise<BrouillonVue> {
  const [ligne] = await tx.sql<Ligne>(SELECTION, [passageId]);
  return ligne ? presenter(ligne) : vide(passageId);
}

const vide = (passageId: string): BrouillonVue => ({
  passageId,
  version: 0,
  texte: '',
  code: null,
  actions: [],
  phraseAssure: '',
  ecrivainId: null,
  ecrivain: null,
  majLe: null,
});

const presenter = (l: Ligne): BrouillonVue => ({
  passageId: l.passage_id,
  version: l.version,
  texte: l.texte,
  code: l.code,
  actions: l.actions,
  phraseAssure: l.phrase_assure,
  ecrivainId: l.ecrivain_id,
  ecrivain: l.ecrivain,
  majLe: new Date(l.maj_le).toISOString(),
});

function estTenuParUnAutre(brouillon: BrouillonVue, acteur: Acteur, maintenant: Date): boolean {
  if (brouillon.ecrivainId === null || brouillon.ecrivainId === acteur.utilisateurId || brouillon.majLe === null)
    return false;
  return maintenant.getTime() - new Date(brouillon.majLe).getTime() < SILENCE_MS;
}
