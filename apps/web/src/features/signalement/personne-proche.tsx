import { Button, Modal } from '@mantine/core';
import { Rangee } from '../../platform/ui/mise-en-page/grille';

type Props = { readonly verifier: () => void; readonly confirmer: () => void };

/** Une personne de même nom et de même date de naissance existe : un humain tranche, jamais de fusion silencieuse. */
export function PersonneProche({ verifier, confirmer }: Props) {
  return (
    <Modal opened onClose={verifier} title="Une personne très proche est déjà connue">
      <p>
        Même nom ou presque, même date de naissance, mais un autre numéro de sécurité sociale. Est-ce une erreur de
        saisie, ou bien quelqu’un d’autre&nbsp;?
      </p>
      <div style={{ marginTop: 16 }}>
        <Rangee>
          <Button onClick={verifier}>Vérifier le numéro</Button>
          <Button variant="default" onClick={confirmer}>
            C’est quelqu’un d’autre, envoyer
          </Button>
        </Rangee>
      </div>
    </Modal>
  );
}
