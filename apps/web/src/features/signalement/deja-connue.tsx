import { IconUserCheck, IconUserQuestion } from '@tabler/icons-react';
import { Bandeau } from '../../platform/ui/retours/bandeau';
import { useReconnaissance } from './signalement.requetes';
import type { Identification } from './signalement.requetes';

/** « Personne déjà connue » : ce que l'émetteur a le droit de savoir, et rien d'autre. */
export function DejaConnue({ identification }: { readonly identification: Identification }) {
  const reconnue = useReconnaissance(identification);
  return (
    <div aria-live="polite">
      {reconnue?.connu && (
        <Bandeau couleur="vert">
          <IconUserCheck size={18} aria-hidden="true" />
          {reconnue.dossierOuvert
            ? 'Personne déjà connue\u00a0: un dossier est ouvert. Votre signalement le rejoindra.'
            : 'Personne déjà connue de la plateforme. Votre signalement sera rapproché.'}
        </Bandeau>
      )}
      {!reconnue?.connu && reconnue?.rapprochement && (
        <Bandeau couleur="ambre">
          <IconUserQuestion size={18} aria-hidden="true" />
          Une personne de même nom et de même date de naissance existe. Vérifiez le numéro&nbsp;; quelqu’un confirmera à
          la réception.
        </Bandeau>
      )}
    </div>
  );
}
