import { Injectable } from '@nestjs/common';
import {
  assainirNomFichier,
  echec,
  erreurMetier,
  MESSAGES_FICHIER,
  succes,
  type DefautFichier,
  type ErreurMetier,
  type Resultat,
} from '@pdp/domain';
import { AntivirusPort } from '../../../platform/antivirus/antivirus.port.js';
import { CoffreFichiers, type FichierRecu } from '../../../platform/fichiers/coffre.js';
import { FichierRefuse } from '../../../platform/fichiers/examen.js';
import { ScellementPort } from '../../../platform/fichiers/scellement.port.js';
import { StockageIndisponible } from '../../../platform/fichiers/stockage.port.js';
import { EnvoiInterrompu, type Envoi } from '../../../platform/http/televersement.js';

/** Fichier rangé, chiffré, pas encore en base ; `nom` est assaini. */
export type FichierArrive = FichierRecu & { readonly id: string; readonly nom: string; readonly nomScelle: string };

/** Reçoit un fichier : le juge à ses octets et le range, ou dit sous le champ pourquoi il est refusé. */
@Injectable()
export class Reception {
  constructor(
    private readonly coffre: CoffreFichiers,
    private readonly scellement: ScellementPort,
    private readonly antivirus: AntivirusPort,
  ) {}

  /** Pourquoi aucun fichier ne peut être reçu ; `null` si le dépôt est ouvert. */
  fermeture(): string | null {
    return this.antivirus.sorte === 'AUCUNE' ? SANS_ANTIVIRUS : null;
  }

  async recevoir(id: string, { nom: nomRecu, flux }: Envoi): Promise<Resultat<FichierArrive, ErreurMetier>> {
    const ferme = this.fermeture();
    if (ferme !== null) return echec(erreurMetier('regle-metier', ferme));
    try {
      const recu = await this.coffre.recevoir(id, flux);
      const nom = assainirNomFichier(nomRecu, recu.type);
      const nomScelle = this.scellement.sceller(nom, { table: 'fichier', colonne: 'nom_scelle', ligne: id });
      return succes({ ...recu, id, nom, nomScelle });
    } catch (erreur) {
      if (erreur instanceof FichierRefuse) return echec(enErreurMetier(erreur.defaut));
      if (erreur instanceof EnvoiInterrompu)
        return echec(erreurMetier('corps-illisible', 'L’envoi s’est interrompu : recommencez.'));
      if (erreur instanceof StockageIndisponible) return echec(erreurMetier('indisponible', PLUS_DE_PLACE));
      throw erreur;
    }
  }

  /** Oublie un fichier reçu que la base n'a pas retenu. */
  oublier(id: string): Promise<void> {
    return this.coffre.effacer(id);
  }
}

const SANS_ANTIVIRUS =
  'Le dépôt de documents est fermé : aucun antivirus n’est réglé sur cette plateforme. Prévenez l’exploitant.';
const PLUS_DE_PLACE =
  'Le document n’a pas pu être gardé : l’espace de stockage est plein ou fermé. Prévenez l’exploitant, puis réessayez.';

function enErreurMetier(defaut: DefautFichier): ErreurMetier {
  const message = MESSAGES_FICHIER[defaut];
  const champs = [{ chemin: 'fichier', code: defaut.toLowerCase().replaceAll('_', '-'), message }];
  if (defaut === 'TROP_GROS') return erreurMetier('trop-volumineux', message, { champs });
  return erreurMetier(defaut === 'TYPE_REFUSE' ? 'type-refuse' : 'regle-metier', message, { champs });
}
