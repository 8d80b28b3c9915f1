import { Button, Modal, TextInput } from '@mantine/core';
import type { HabilitationAdminVue } from '@pdp/domain';
import { dateHeureLongue } from '../../platform/format/dates';
import { Bandeau } from '../../platform/ui/retours/bandeau';
import { Erreur } from '../../platform/ui/retours/erreur';
import { useDonnerCode } from './habilitation.requetes';
import styles from './administration.module.css';

type Props = { readonly habilitation: HabilitationAdminVue; readonly fermer: () => void };

/** Code neuf pour une personne invitée qui n'est pas encore venue ; il ne se montre qu'ici. */
export function NouveauCode({ habilitation: { utilisateur }, fermer }: Props) {
  const donner = useDonnerCode(utilisateur.id);
  const code = donner.data?.code ?? null;
  return (
    <Modal opened onClose={fermer} title={`Code d’invitation de ${utilisateur.nom}`}>
      <div className={styles['dialogue']}>
        {donner.isError && <Erreur erreur={donner.error} />}
        {code === null ? (
          <p>Cette personne ne s’est pas encore connectée. Un nouveau code remplace celui qu’elle aurait déjà.</p>
        ) : (
          <>
            <TextInput
              label="Code à remettre en main propre"
              value={code}
              readOnly
              onFocus={(e) => e.currentTarget.select()}
            />
            <Bandeau couleur="ambre">
              La plateforme ne le garde pas. Il sert une fois, jusqu’au {dateHeureLongue(donner.data?.fin ?? '')}.
            </Bandeau>
          </>
        )}
        <div className={styles['actions']}>
          <Button variant="default" onClick={fermer}>
            Fermer
          </Button>
          {code === null && (
            <Button loading={donner.isPending} onClick={() => donner.mutate()}>
              Donner un nouveau code
            </Button>
          )}
        </div>
      </div>
    </Modal>
  );
}
