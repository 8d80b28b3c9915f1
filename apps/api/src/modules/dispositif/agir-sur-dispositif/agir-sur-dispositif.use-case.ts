import { Injectable } from '@nestjs/common';
import {
  appliquerGeste,
  completerDispositif,
  dateParis,
  echec,
  erreurMetier,
  succes,
  type ContexteDispositif,
  type ErreurDispositif,
  type ErreurMetier,
  type GesteFait,
  type Resultat,
  type TransitionDispositifRequete,
} from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { UniteDeTravail, type Transaction } from '../../../platform/database/unite-de-travail.js';
import { accesRefuse, introuvable, versionPerimee } from '../../../platform/http/probleme.exception.js';
import { FaitsService } from '../../../platform/permissions/faits.service.js';
import { categoriesLues, gestesDe, litDispositif } from '../acces-dispositif.js';
import type { DispositifStocke } from '../persistence/contenu-dispositif.js';
import { DispositifsDepot } from '../persistence/dispositifs.depot.js';
import { enProbleme } from '../refus-dispositif.js';
import { SuitesDispositif } from '../suites-dispositif.js';

export type DispositifAvance = { readonly id: string; readonly etat: string; readonly version: number };

/** Joue un geste sur un dispositif : la machine, les droits sur le dossier et la version, sous le verrou du dossier. */
@Injectable()
export class AgirSurDispositif {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly faits: FaitsService,
    private readonly depot: DispositifsDepot,
    private readonly suites: SuitesDispositif,
  ) {}

  executer(
    acteur: Acteur,
    id: string,
    version: number | null,
    requete: TransitionDispositifRequete,
  ): Promise<Resultat<DispositifAvance, ErreurMetier>> {
    return this.unite.executer(acteur, async (tx) => {
      const dossierId = await this.depot.dossierDe(tx, id);
      const faits = dossierId === null ? null : await this.faits.charger(acteur, dossierId, tx);
      if (!faits || dossierId === null) return echec(introuvable());
      const tous = await this.depot.verrouiller(tx, dossierId);
      const avant = tous.find((un) => un.id === id);
      if (!avant || !litDispositif(acteur, faits, avant)) return echec(introuvable());
      if (version !== null && version !== avant.version)
        return echec(versionPerimee({ id, version: avant.version, etat: avant.etat }));
      const autres = tous.filter((un) => un !== avant);
      const contexte = await this.depot.contexte(tx, dossierId, autres, dateParis(tx.maintenant));
      const fait = jouer(avant, requete, acteur, contexte);
      if (!fait.ok) return echec(enProbleme(fait.erreur));
      if (!gestesDe(acteur, faits, avant).includes(requete.transition)) return echec(accesRefuse());
      const cite = citation(fait.valeur, requete);
      if (cite !== null && !(await this.depot.aDocument(tx, dossierId, cite))) return echec(documentAChoisir());
      await this.ecrire(tx, acteur, avant, { fait: fait.valeur, plateformeId: faits.plateformeId }, contexte);
      return succes({ id, etat: fait.valeur.dispositif.etat, version: avant.version + 1 });
    });
  }

  private async ecrire(
    tx: Transaction,
    acteur: Acteur,
    avant: DispositifStocke,
    { fait, plateformeId }: { readonly fait: GesteFait; readonly plateformeId: string },
    contexte: ContexteDispositif,
  ): Promise<void> {
    const { id, dossierId } = avant;
    const { dispositif, gestes } = fait;
    const [geste = 'completer'] = gestes;
    // Compléter ne change ni l'état ni qui est attendu : les tâches restent.
    const taches =
      gestes.length === 0
        ? avant.taches
        : await this.suites.apres(
            tx,
            acteur,
            { dossierId, plateformeId },
            { avant, dispositif, geste: gestes.at(-1) ?? null },
            contexte,
          );
    const passe = { geste, vers: dispositif.etat, le: tx.maintenant.toISOString(), par: acteur.nom };
    await this.depot.modifier(tx, avant, { dispositif, gestes: [passe], taches }, contexte);
    await this.depot.tracer(tx, acteur, { id, dossierId, transition: geste, de: avant.etat, vers: dispositif.etat });
    tx.journaliser({
      action: `dispositif.${geste}`,
      ressource: 'dispositif',
      ressourceId: id,
      dossierId,
      categories: categoriesLues([dispositif]),
    });
  }
}

// Un document d'un autre dossier, ou retiré, ne prouve rien ici ; le domaine a déjà vérifié la forme de l'identifiant.
const citation = ({ gestes }: GesteFait, { saisie }: TransitionDispositifRequete): string | null => {
  const cite = gestes.length === 0 ? null : saisie?.['documentId'];
  return typeof cite === 'string' && cite.trim() !== '' ? cite.trim() : null;
};

const documentAChoisir = (): ErreurMetier => {
  const message = 'Choisissez un document du dossier.';
  return erreurMetier('regle-metier', message, { champs: [{ chemin: 'documentId', code: 'CHOIX_INCONNU', message }] });
};

const jouer = (
  avant: DispositifStocke,
  { transition, saisie = {} }: TransitionDispositifRequete,
  acteur: Acteur,
  contexte: ContexteDispositif,
): Resultat<GesteFait, ErreurDispositif> => {
  if (transition !== 'completer')
    return appliquerGeste(avant, { geste: transition, acteur: acteur.fonction, saisie }, contexte);
  const complete = completerDispositif(avant, { acteur: acteur.fonction, saisie }, contexte);
  return complete.ok ? succes({ dispositif: complete.valeur, gestes: [] }) : complete;
};
