/**
 * Makes an element of the page like a fresh one of the same name by changing what differs, so that what stays keeps
 * focus, selection and place. Attributes that only the page writes stay; class names are those of the fresh one. Adds to
 * `changed` what is not as it was.
 */
export function morph(old: Element, fresh: Element, changed: Element[]): void {
  if (syncAttributes(old, fresh)) changed.push(old);
  const children = [...fresh.childNodes];
  const isSameShape =
    children.length === old.childNodes.length &&
    children.every((child, i) => child.nodeName === old.childNodes[i]?.nodeName);
  if (isSameShape) morphChildren(old, children, changed);
  else {
    old.replaceChildren(...children);
    changed.push(old);
  }
}

function morphChildren(old: Element, children: readonly Node[], changed: Element[]): void {
  children.forEach((child, i) => {
    const present = old.childNodes[i];
    if (present instanceof Text) {
      if (present.data === child.textContent) return;
      present.data = child.textContent ?? '';
      changed.push(old);
    } else if (present instanceof Element && child instanceof Element && !keepsRows(present))
      morph(present, child, changed);
  });
}

/** The rows of a part are drawn one by one. */
function keepsRows(element: Element): boolean {
  return element.hasAttribute('data-rows');
}

const ownOfPage = /^(?:style|tabindex|role|aria-.+|data-page-.+)$/;

function syncAttributes(old: Element, fresh: Element): boolean {
  let differs = false;
  for (const { name, value } of fresh.attributes) {
    if (old.getAttribute(name) === value) continue;
    // The page itself adds to the classes: that alone is no difference.
    differs ||= name !== 'class' || !old.getAttribute(name)?.startsWith(value);
    old.setAttribute(name, value);
  }
  for (const { name } of [...old.attributes])
    if (!fresh.hasAttribute(name) && !ownOfPage.test(name)) old.removeAttribute(name);
  return differs;
}
