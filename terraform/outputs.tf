output "alarm_topic_arn" {
  description = "What alarms name as their action."
  value       = aws_cloudformation_stack.queue.outputs["AlarmTopicArn"]
}

output "queue" {
  description = "All outputs of queue.yaml."
  value       = aws_cloudformation_stack.queue.outputs
}

output "service" {
  description = "All outputs of service.yaml; empty without image."
  value       = one(aws_cloudformation_stack.service[*].outputs)
}

output "kubernetes_role" {
  description = "All outputs of k8s-role.yaml; empty without kubernetes."
  value       = one(aws_cloudformation_stack.kubernetes_role[*].outputs)
}
