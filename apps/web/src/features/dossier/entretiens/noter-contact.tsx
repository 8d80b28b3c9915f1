import { Button, Menu } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { IconPhone } from '@tabler/icons-react';
import { LIBELLES_CONTACT, NATURES_CONTACT } from '@pdp/domain';
import type { NatureContact } from '@pdp/domain';
import { identifiantAleatoire } from '../../../platform/api/idempotence';
import { Erreur } from '../../../platform/ui/retours/erreur';
import { prevenir } from '../../../platform/ui/retours/prevenir';
import { commandesDossier, useRelireDossier } from '../dossier.requetes';

/** Noter un contact en deux clics : ouvrir, dire ce qu'il en fut ; il est daté de maintenant. */
export function NoterContact({ dossierId }: { readonly dossierId: string }) {
  const relire = useRelireDossier(dossierId);
  const noter = useMutation({
    mutationFn: (nature: NatureContact) => commandesDossier.noterContact(dossierId, { nature }, identifiantAleatoire()),
    onSuccess: ({ nature }) => {
      prevenir.succes(`Contact noté\u00a0: ${LIBELLES_CONTACT[nature].toLowerCase()}.`);
      void relire();
    },
  });
  return (
    <>
      {noter.isError && <Erreur erreur={noter.error} />}
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" leftSection={<IconPhone size={16} aria-hidden="true" />} loading={noter.isPending}>
            Noter un contact
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {NATURES_CONTACT.map((nature) => (
            <Menu.Item key={nature} onClick={() => noter.mutate(nature)}>
              {LIBELLES_CONTACT[nature]}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
