import { Injectable } from '@nestjs/common';
import {
  MACHINE_AIDE,
  appliquer,
  dateParis,
  echec,
  erreurMetier,
  exigencesDecision,
  succes,
  verifierDemandeAide,
  type AideAvancee,
  type ErreurMetier,
  type EtatAide,
  type Resultat,
} from '@pdp/domain';
import type { FaitsDossier } from '@pdp/permissions';
import type { Acteur } from '../../platform/config/acteur.js';
import { UniteDeTravail, type Transaction } from '../../platform/database/unite-de-travail.js';
import { deRegle } from '../../platform/http/erreurs-regle.js';
import { accesRefuse, introuvable, versionPerimee } from '../../platform/http/probleme.exception.js';
import { refusDAcces } from '../../platform/permissions/acces.js';
import { FaitsService } from '../../platform/permissions/faits.service.js';
import { refusSiClos } from '../../platform/permissions/mener.js';
import { DossierPort } from '../dossier/dossier.port.js';
import { TachePort } from '../tache/tache.port.js';
import { litAide, meneAide } from './acces-aide.js';
import type { PreparerAideDto, TransitionAideDto } from './aide-financiere.dto.js';
import { AidesDepot, type AideStockee, type ContenuAide } from './persistence/aides.depot.js';

const EXAMINER = 'Examiner une demande d’aide';

/** Demandes d'aide : préparées, soumises avec l'accord de la personne, décidées par la Commission. */
@Injectable()
export class SuivreAide {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly faits: FaitsService,
    private readonly depot: AidesDepot,
    private readonly dossiers: DossierPort,
    private readonly taches: TachePort,
  ) {}

  preparer(acteur: Acteur, dossierId: string, saisie: PreparerAideDto): Promise<Resultat<AideAvancee, ErreurMetier>> {
    return this.unite.executer(acteur, async (tx) => {
      const faits = await this.faits.charger(acteur, dossierId, tx);
      const refus = refusDAcces(acteur, faits, { action: 'ecrire', categorie: 'finances' });
      if (refus || faits === null) return echec(refus ?? introuvable());
      const clos = refusSiClos(faits);
      if (clos) return echec(clos);
      const { objet, montantCentimes, pieces } = saisie;
      const financeurs = saisie.financeurs.map(({ nom, centimes }) => ({ nom: nom.trim(), centimes }));
      const demande = { objet, description: saisie.description.trim(), montantCentimes, financeurs, pieces };
      const verifiee = verifierDemandeAide(demande);
      if (!verifiee.ok)
        return echec(erreurMetier('regle-metier', 'La demande est à corriger.', { champs: verifiee.erreur }));
      if (!(await this.depot.sontDuDossier(tx, dossierId, pieces)))
        return echec(faute('pieces', 'Choisissez des documents de ce dossier.'));
      const id = await this.depot.preparer(tx, acteur, dossierId, demande);
      await this.conclure(tx, acteur, { id, dossierId, transition: 'preparer', de: null, vers: 'PREPAREE' });
      return succes({ id, etat: 'PREPAREE', version: 1 });
    });
  }

  avancer(
    acteur: Acteur,
    id: string,
    version: number | null,
    saisie: TransitionAideDto,
  ): Promise<Resultat<AideAvancee, ErreurMetier>> {
    return this.unite.executer(acteur, async (tx) => {
      const dossierId = await this.depot.dossierDe(tx, id);
      const faits = dossierId === null ? null : await this.faits.charger(acteur, dossierId, tx);
      const aide = faits && (await this.depot.verrouiller(tx, id));
      if (dossierId === null || !faits || !aide || !litAide(acteur, faits, aide)) return echec(introuvable());
      if (!meneAide(acteur, faits)) return echec(accesRefuse());
      if (version !== null && version !== aide.version)
        return echec(versionPerimee({ id, version: aide.version, etat: aide.etat }));
      const aujourdhui = dateParis(tx.maintenant);
      const future = (['accordLe', 'decideeLe'] as const).find((champ) => (saisie[champ] ?? '') > aujourdhui);
      if (future) return echec(faute(future, 'Cette date ne peut pas être future.'));
      const joue = appliquer(MACHINE_AIDE, aide.etat, {
        transition: saisie.transition,
        acteur: acteur.fonction,
        remplies: {
          aAccord: saisie.accordLe !== undefined,
          ...exigencesDecision(aide.demande, saisie.montantCentimes ?? -1),
        },
      });
      if (!joue.ok) return echec(deRegle(joue.erreur));
      await this.depot.avancer(tx, id, joue.valeur, contenuApres(aide, saisie, joue.valeur, aujourdhui));
      await this.prevenir(tx, acteur, { id, faits, vers: joue.valeur });
      await this.conclure(tx, acteur, {
        id,
        dossierId,
        transition: saisie.transition,
        de: aide.etat,
        vers: joue.valeur,
      });
      return succes({ id, etat: joue.valeur, version: aide.version + 1 });
    });
  }

  // La CPAM instruit pour la Commission : une tâche à sa file, que la décision achève. Elle porte l'id de la demande : une autre du
  // même dossier n'y touche pas.
  private async prevenir(
    tx: Transaction,
    acteur: Acteur,
    { id, faits, vers }: { id: string; faits: FaitsDossier; vers: EtatAide },
  ): Promise<void> {
    if (vers !== 'SOUMISE') {
      await this.taches.terminerCellesDe(tx, { tacheId: id });
      return;
    }
    await this.taches.creer(tx, {
      id,
      dossierId: faits.dossierId,
      plateformeId: faits.plateformeId,
      libelle: EXAMINER,
      pourquoi: 'Action sanitaire et sociale',
      origine: 'DOSSIER',
      auteurId: acteur.utilisateurId,
      responsable: { unite: 'CPAM' },
    });
  }

  private async conclure(tx: Transaction, acteur: Acteur, pas: Parameters<AidesDepot['tracer']>[2]): Promise<void> {
    await this.depot.tracer(tx, acteur, pas);
    await this.dossiers.toucher(tx, pas.dossierId);
    tx.journaliser({
      action: `aide.${pas.transition}`,
      ressource: 'aide',
      ressourceId: pas.id,
      dossierId: pas.dossierId,
      categories: ['finances'],
    });
  }
}

function contenuApres(
  aide: AideStockee,
  { accordLe, decideeLe, montantCentimes }: TransitionAideDto,
  vers: EtatAide,
  aujourdhui: string,
): ContenuAide {
  if (vers === 'SOUMISE') return { ...aide, accordLe: accordLe ?? null, soumiseLe: aujourdhui };
  if (vers === 'RETIREE') return aide;
  const accorde = vers === 'REFUSEE' ? 0 : (montantCentimes ?? 0);
  return { ...aide, decision: { le: decideeLe ?? aujourdhui, montantCentimes: accorde } };
}

const faute = (chemin: string, message: string): ErreurMetier =>
  erreurMetier('regle-metier', message, { champs: [{ chemin, code: 'invalide', message }] });
