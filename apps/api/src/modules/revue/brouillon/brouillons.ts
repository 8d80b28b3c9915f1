import { Inject, Injectable } from '@nestjs/common';
import {
  echec,
  estFrappePlusRecente,
  estTenueParUnAutre,
  peutPrendreLaPlume,
  succes,
  type BrouillonVue,
  type ErreurMetier,
  type Resultat,
} from '@pdp/domain';
import { peut, peutActe } from '@pdp/permissions';
import type { Acteur } from '../../../platform/config/acteur.js';
import { LECTURE } from '../../../platform/config/jetons.js';
import { Lecture } from '../../../platform/database/lecture.js';
import { UniteDeTravail, type Transaction } from '../../../platform/database/unite-de-travail.js';
import { accesRefuse, introuvable, versionPerimee } from '../../../platform/http/probleme.exception.js';
import { FaitsService } from '../../../platform/permissions/faits.service.js';
import {
  LIRE_BROUILLON,
  brouillonVide,
  presenterBrouillon,
  type LigneBrouillon,
} from '../persistence/lecture-brouillon.js';
import { PassageSousVerrou } from '../persistence/passage-sous-verrou.js';
import { RevueRepository } from '../persistence/revue.repository.js';
import { regleRevue } from '../revue.erreurs.js';
import type { EcrireBrouillonDto } from './ecrire-brouillon.dto.js';
import type { Frappe } from './frappes.js';

type Saisie = Pick<BrouillonVue, 'texte' | 'code' | 'actions' | 'phraseAssure'> & { readonly rang: number | null };

/** Brouillon du bloc décision : un écrivain à la fois, gardé en base, si bien qu'un arrêt ne perd rien. */
@Injectable()
export class Brouillons {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly revues: RevueRepository,
    private readonly faits: FaitsService,
    private readonly passages: PassageSousVerrou,
    @Inject(LECTURE) private readonly lecture: Lecture,
  ) {}

  /** Brouillon d'un passage, vide s'il n'a pas commencé ; l'appelant a vérifié le droit de lire. */
  async lire(passageId: string): Promise<BrouillonVue> {
    const [ligne] = await this.lecture.lire<LigneBrouillon>({ nom: 'brouillon-lire', texte: LIRE_BROUILLON }, [
      passageId,
    ]);
    return ligne ? presenterBrouillon(ligne) : brouillonVide(passageId);
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
      if (estTenueParUnAutre(actuel, acteur.utilisateurId)) return echec(plumeTenue(actuel));
      const { texte, code = null, actions = [], phraseAssure = '', rang = null } = requete;
      return succes(await enregistrer(tx, acteur, actuel, { texte, code, actions, phraseAssure, rang }));
    });
  }

  /**
   * Recueille la dernière frappe d'un écrivain tombé : elle n'a pas eu le temps d'être enregistrée. Ignorée si le texte
   * enregistré est plus récent, si un autre tient la plume ou si le passage n'est plus en discussion.
   */
  async recueillir({ acteur, passageId, texte, rang, a }: Frappe): Promise<void> {
    const auteurId = acteur.utilisateurId;
    await this.unite.executer(acteur, async (tx) => {
      const refus = await this.refus(tx, acteur, passageId);
      if (refus) return echec(refus);
      const [ligne] = await tx.sql<LigneBrouillon>(LIRE_BROUILLON, [passageId]);
      const actuel = ligne ? presenterBrouillon(ligne) : brouillonVide(passageId);
      const enregistree = {
        auteurId: actuel.ecrivainId,
        rang: ligne?.rang ?? null,
        a: ligne ? new Date(ligne.maj_le) : null,
      };
      const aRecueillir = estFrappePlusRecente({ auteurId, rang, a }, enregistree) && actuel.texte !== texte;
      if (!aRecueillir || estTenueParUnAutre(actuel, auteurId)) return succes(null);
      await enregistrer(tx, acteur, actuel, { ...actuel, texte, rang });
      return succes(null);
    });
  }

  /** Prend la plume : libre, silencieuse depuis 20 s, ou d'office pour le conducteur. */
  prendreLaMain(acteur: Acteur, passageId: string): Promise<Resultat<{ ecrivainId: string }, ErreurMetier>> {
    return this.unite.executer(acteur, async (tx) => {
      const trouve = await this.passages.charger(tx, acteur, passageId);
      if (!trouve) return echec(introuvable());
      const refus = refusDeRediger(acteur, trouve.passage.etat);
      if (refus) return echec(refus);
      const actuel = await lireEnTransaction(tx, passageId);
      const conduit = trouve.revue.conducteurId === acteur.utilisateurId;
      if (!peutPrendreLaPlume(actuel, { agentId: acteur.utilisateurId, conduit })) return echec(plumeTenue(actuel));
      await tx.sql(
        `INSERT INTO brouillon_decision (passage_id, version, ecrivain_id, ecrivain_depuis, maj_le) VALUES ($1,1,$2,now(),now())
         ON CONFLICT (passage_id) DO UPDATE SET ecrivain_id = $2, ecrivain_depuis = now(), maj_le = now(), rang = NULL, version = brouillon_decision.version + 1`,
        [passageId, acteur.utilisateurId],
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
    return refusDeRediger(acteur, passage.etat);
  }
}

function refusDeRediger(acteur: Acteur, etat: string): ErreurMetier | null {
  if (!peutActe(acteur.fonction, 'revue.rediger')) return accesRefuse();
  return etat === 'EN_DISCUSSION' ? null : regleRevue('Ce dossier n’est pas en discussion.');
}

/** Refus d'écrire pendant qu'un autre tient la plume : il est nommé, et l'on dit quand elle se libère. */
export const plumeTenue = (brouillon: Pick<BrouillonVue, 'ecrivain'>): ErreurMetier =>
  regleRevue(
    `${brouillon.ecrivain ?? 'Une autre personne'} écrit. La plume se libère après 20 secondes de silence, ou par le conducteur.`,
  );

async function lireEnTransaction(tx: Transaction, passageId: string): Promise<BrouillonVue> {
  const [ligne] = await tx.sql<LigneBrouillon>(LIRE_BROUILLON, [passageId]);
  return ligne ? presenterBrouillon(ligne) : brouillonVide(passageId);
}

// Les autres voient le texte aussitôt ; ils ne relisent le reste du bloc que s'il a changé.
async function enregistrer(
  tx: Transaction,
  acteur: Acteur,
  avant: BrouillonVue,
  { texte, code, actions, phraseAssure, rang }: Saisie,
): Promise<BrouillonVue> {
  const { passageId } = avant;
  await tx.sql(
    `INSERT INTO brouillon_decision (passage_id, version, texte, code, actions, phrase_assure, ecrivain_id, rang, ecrivain_depuis, maj_le) VALUES ($1,1,$2,$3,$4,$5,$6,$7,now(),now())
     ON CONFLICT (passage_id) DO UPDATE SET version = brouillon_decision.version + 1, texte = $2, code = $3, actions = $4, phrase_assure = $5, ecrivain_id = $6, rang = $7, maj_le = now()`,
    [passageId, texte, code, JSON.stringify(actions), phraseAssure, acteur.utilisateurId, rang],
  );
  const apres = await lireEnTransaction(tx, passageId);
  const reste = (b: BrouillonVue): string => JSON.stringify([b.code, b.actions, b.phraseAssure]);
  tx.diffuser(`passage:${passageId}`, 'passage.brouillon', {
    passageId,
    texte,
    auteurId: acteur.utilisateurId,
    auteur: acteur.nom,
    version: apres.version,
    aRelire: reste(avant) !== reste(apres),
  });
  return apres;
}
