import type { ArgumentMetadata, PipeTransform } from '@nestjs/common';
import { erreurMetier } from '@pdp/domain';
import { nettoyer } from '../http/hygiene.js';
import { ProblemeException } from '../http/probleme.exception.js';

/** Même hygiène des textes qu'en HTTP ; une pièce binaire n'est jamais attendue. */
export class HygienePipe implements PipeTransform {
  transform(valeur: unknown, { type }: ArgumentMetadata): unknown {
    if (type !== 'body') return valeur;
    const faute = ArrayBuffer.isView(valeur)
      ? { chemin: 'corps', code: 'binaire-refuse', message: 'Un objet est attendu.' }
      : nettoyer(valeur);
    if (faute)
      throw new ProblemeException(
        erreurMetier('requete-invalide', 'Certains champs sont à corriger.', { champs: [faute] }),
      );
    return valeur;
  }
}
